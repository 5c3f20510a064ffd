using SalesWeb.Series;

namespace SalesWeb.Datasets.Versions;

/// <summary>What becomes of a dataset from one version to another, or would become of it by an import.</summary>
public sealed record VersionComparison
{
    /// <summary>What was counted before: pieces or money.</summary>
    public required Measure BeforeIn { get; init; }

    /// <summary>What is counted afterwards; where that is something else, the totals of the two cannot be compared.</summary>
    public required Measure AfterIn { get; init; }

    /// <summary>Every category that is in either, in natural order of the names.</summary>
    public required IReadOnlyList<CategoryChange> Categories { get; init; }

    /// <summary>Whether anything is different at all.</summary>
    public bool IsChanged => Categories.Any(category => category.IsChanged) || BeforeIn != AfterIn;

    /// <summary>All categories together; days are counted once for each category.</summary>
    public CategoryChange Whole => new()
    {
        Category = "",
        Before = Categories.Sum(category => category.Before ?? 0),
        After = Categories.Sum(category => category.After ?? 0),
        DaysAdded = Categories.Sum(category => category.DaysAdded),
        DaysChanged = Categories.Sum(category => category.DaysChanged),
        DaysRemoved = Categories.Sum(category => category.DaysRemoved),
        DaysSame = Categories.Sum(category => category.DaysSame),
    };

    /// <summary>Compares category by category, so that no more than one of them need be held at a time.</summary>
    /// <param name="beforeIn">What was counted before.</param>
    /// <param name="afterIn">What is counted afterwards.</param>
    /// <param name="categories">Every category once, with its dates that have sales, oldest first, before and afterwards.</param>
    public static VersionComparison Of(
        Measure beforeIn, Measure afterIn, IEnumerable<(string Category, IReadOnlyList<DaySum> Before, IReadOnlyList<DaySum> After)> categories) => new()
        {
            BeforeIn = beforeIn,
            AfterIn = afterIn,
            Categories =
            [
                .. categories
                    .Select(one => CategoryChange.Of(one.Category, one.Before, beforeIn, one.After, afterIn))
                    .OrderBy(change => change.Category, NaturalOrder.Instance),
            ],
        };
}
