using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;
using SalesWeb.Import.Questions;
using SalesWeb.Import.Values;
using SalesWeb.Series;

namespace SalesWeb.Import.Columns;

/// <summary>What a person may want to decide otherwise about the columns, although there is a good guess.</summary>
internal sealed class LayoutQuestions(RoleFinder roles, WideColumns wide, TableProfile profile, Doubts doubts)
{
    /// <summary>So few columns of numbers may as well be one sale seen from several sides: net, tax and gross.</summary>
    private const int Few = 3;

    /// <param name="categories">The columns that are a category each; none where the file is long.</param>
    /// <param name="measure">What is counted.</param>
    /// <param name="hasAmount">Whether an amount is known.</param>
    /// <param name="hasCategory">Whether a column is called a category.</param>
    public void Ask(IReadOnlyList<int> categories, Measure measure, bool hasAmount, bool hasCategory)
    {
        AskLayout(categories, hasCategory);
        if (categories.Count > 0)
            return;
        AskCategory();
        if (hasAmount && roles.Found.ContainsKey(Role.Quantity))
            AskMeasure(measure);
    }

    private void AskLayout(IReadOnlyList<int> categories, bool hasCategory)
    {
        var isWide = categories.Count > 0;
        var others = wide.Candidates(roles.Free());
        var isDoubtful = isWide ? categories.Count is > 1 and <= Few : !hasCategory && !roles.Found.ContainsKey(Role.Item) && !roles.Found.ContainsKey(Role.Store) && others.Count >= 2;
        if (!isDoubtful && !doubts.IsAnswered(ImportChoices.LayoutKey))
            return;

        var sales = roles.Found.TryGetValue(Role.Amount, out var amount) ? amount : roles.Found.GetValueOrDefault(Role.Quantity);
        doubts.Ask(
            ImportChoices.LayoutKey,
            "Is each column of numbers a category of its own?",
            [
                new QuestionOption("long", "No, each row is one sale or the sales of one date"),
                new QuestionOption("wide", "Yes, there is a column for each category"),
            ],
            isWide ? "wide" : "long",
            isWide
                ? $"Taken for categories: {string.Join(", ", categories.Select(i => $"\"{Excerpt.Of(profile.Columns[i].Header)}\""))}."
                : $"\"{profile.Columns[sales].Header}\" is taken for the sales, and {others.Count} more columns of numbers are left aside.");
    }

    private void AskCategory()
    {
        var taken = roles.Found.TryGetValue(Role.Category, out var column) ? column : (int?)null;
        if (taken is { } named && IsCalledCategory(named))
            return;

        var levels = new[] { Role.Item, Role.Store }.Where(roles.Found.ContainsKey).Select(role => roles.Found[role]).ToList();
        if (taken is { } other)
            levels.Add(other);
        levels.AddRange(WordColumns.Among(roles.Free(), profile).Except(levels));
        if (levels.Count == 0)
            return;

        var headers = profile.Columns.Select(one => one.Header).ToList();
        doubts.Ask(
            RoleFinder.Name(Role.Category),
            "What is a category, of which there is one forecast each?",
            [
                new QuestionOption("", "All rows together"),
                .. levels.Select(level => new QuestionOption(ColumnReference.Of(headers, level), $"Each \"{Excerpt.Of(headers[level])}\"")),
            ],
            taken is { } chosen ? ColumnReference.Of(headers, chosen) : "",
            taken is { } guessed && !roles.IsMapped(Role.Category)
                ? $"No column is called a category, and \"{Excerpt.Of(headers[guessed])}\" is the only one of a few words that come again and again."
                : "No column is called a category.");
    }

    private void AskMeasure(Measure measure) => doubts.Ask(
        ImportChoices.MeasureKey,
        "What is to be forecast?",
        [new QuestionOption("amount", "The money"), new QuestionOption("quantity", "The pieces")],
        measure == Measure.Amount ? "amount" : "quantity",
        "The file tells both.");

    private bool IsCalledCategory(int column) =>
        ColumnNames.ByRole[Role.Category].Any(group =>
            group.Contains(profile.Columns[column].Folded) || group.Contains(profile.Columns[column].FoldedWithoutUnit));
}
