using SalesWeb.Series;

namespace SalesWeb.Datasets.Versions;

/// <summary>What becomes of one category from one version of a dataset to another.</summary>
public sealed record CategoryChange
{
    public required string Category { get; init; }

    /// <summary>What it sold in all before, in the measure of that version; null where it was not there.</summary>
    public required double? Before { get; init; }

    /// <summary>What it sells in all afterwards, in the measure of that version; null where it is not there any more.</summary>
    public required double? After { get; init; }

    /// <summary>Dates with sales afterwards and none before.</summary>
    public required int DaysAdded { get; init; }

    /// <summary>Dates with sales in both that are not the same: other rows, pieces, money, prices or promotions.</summary>
    public required int DaysChanged { get; init; }

    /// <summary>Dates with sales before and none afterwards.</summary>
    public required int DaysRemoved { get; init; }

    /// <summary>Dates whose sales are the same in both.</summary>
    public required int DaysSame { get; init; }

    /// <summary>Whether anything is different at all.</summary>
    public bool IsChanged => DaysAdded + DaysChanged + DaysRemoved > 0;

    /// <summary>Compares a category day by day.</summary>
    /// <param name="category">Its name.</param>
    /// <param name="before">Its dates with sales before, oldest first; none where it was not there.</param>
    /// <param name="beforeIn">What was counted before: pieces or money.</param>
    /// <param name="after">Its dates with sales afterwards, oldest first; none where it is not there any more.</param>
    /// <param name="afterIn">What is counted afterwards.</param>
    public static CategoryChange Of(string category, IReadOnlyList<DaySum> before, Measure beforeIn, IReadOnlyList<DaySum> after, Measure afterIn)
    {
        int added = 0, changed = 0, removed = 0, same = 0;
        for (int b = 0, a = 0; b < before.Count || a < after.Count;)
        {
            var order = b == before.Count ? 1 : a == after.Count ? -1 : before[b].Date.CompareTo(after[a].Date);
            if (order < 0)
                removed++;
            else if (order > 0)
                added++;
            else if (IsSame(before[b], after[a]))
                same++;
            else
                changed++;

            b += order <= 0 ? 1 : 0;
            a += order >= 0 ? 1 : 0;
        }

        return new CategoryChange
        {
            Category = category,
            Before = Total(before, beforeIn),
            After = Total(after, afterIn),
            DaysAdded = added,
            DaysChanged = changed,
            DaysRemoved = removed,
            DaysSame = same,
        };
    }

    private static double? Total(IReadOnlyList<DaySum> days, Measure measure) =>
        days.Count == 0 ? null : days.Sum(day => day.In(measure));

    private static bool IsSame(DaySum one, DaySum other) =>
        one.Rows == other.Rows && one.Priced == other.Priced && one.Promoted == other.Promoted
        && IsSame(one.Quantity, other.Quantity) && IsSame(one.Amount, other.Amount) && IsSame(one.PriceSum, other.PriceSum);

    /// <summary>The same rows in another order add up to a number that may differ in its last digits.</summary>
    private static bool IsSame(double? one, double? other) => (one, other) switch
    {
        (null, null) => true,
        ({ } x, { } y) => Math.Abs(x - y) <= 1e-9 * Math.Max(Math.Abs(x), Math.Abs(y)),
        _ => false,
    };
}
