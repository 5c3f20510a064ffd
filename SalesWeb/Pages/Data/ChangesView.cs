using SalesWeb.Datasets.Versions;
using SalesWeb.Series;
using SalesWeb.Web;

namespace SalesWeb.Pages.Data;

/// <summary>A comparison of two states of a dataset, as a page shows it.</summary>
/// <param name="Comparison">What becomes of the sales from the one to the other.</param>
/// <param name="Before">What the earlier state is called.</param>
/// <param name="After">What the later state is called.</param>
/// <param name="Units">The units of the dataset.</param>
public sealed record ChangesView(VersionComparison Comparison, string Before, string After, SalesUnits Units)
{
    /// <summary>The most categories that are listed.</summary>
    public const int MostShown = 200;

    /// <summary>The categories that are listed: those that change first, each group in natural order.</summary>
    public IReadOnlyList<CategoryChange> Shown { get; } = [.. Comparison.Categories.OrderByDescending(category => category.IsChanged).Take(MostShown)];

    public SalesNumbers Numbers => SalesNumbers.Of(Comparison.AfterIn, Units);

    /// <summary>All in one sentence or two.</summary>
    public string InWords
    {
        get
        {
            if (!Comparison.IsChanged)
                return "Nothing is different: every category has the same sales on the same days.";

            var changed = Comparison.Categories.Count(category => category.IsChanged);
            var whole = Comparison.Whole;
            var days = new (int Count, string What)[] { (whole.DaysAdded, "added"), (whole.DaysChanged, "changed"), (whole.DaysRemoved, "removed") }
                .Where(part => part.Count > 0)
                .Select(part => $"{Format.Count(part.Count)} {part.What}");
            return changed == 0
                ? Unit
                : $"{Format.Count(changed)} of {Format.Plural(Comparison.Categories.Count, "category changes", "categories change")}; days: {string.Join(", ", days)}. {Unit}".TrimEnd();
        }
    }

    /// <summary>What the totals are, and that they cannot be compared where it is not the same in both.</summary>
    private string Unit => Comparison.BeforeIn == Comparison.AfterIn
        ? ""
        : $"Before, {Word(Comparison.BeforeIn)} were counted, afterwards {Word(Comparison.AfterIn)}, so the totals cannot be compared.";

    private static string Word(Measure measure) => measure == Measure.Quantity ? "pieces" : "amounts of money";
}
