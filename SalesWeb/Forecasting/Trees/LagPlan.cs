using SalesWeb.Series;

namespace SalesWeb.Forecasting.Trees;

/// <summary>Which stretches of the past are looked at, in periods.</summary>
/// <param name="Cycle">From a period to the next of its kind: a week of days; 1 where every period is of one kind.</param>
/// <param name="Year">From a period to the one a year later, a multiple of the cycle.</param>
/// <param name="Level">Periods whose mean size is the level that sales are counted in.</param>
/// <param name="Season">Periods on either side of a day a year ago that are smoothed over.</param>
/// <param name="Means">Lengths of the rolling means that end at the origin, rising.</param>
internal sealed record LagPlan(int Cycle, int Year, int Level, int Season, int[] Means)
{
    public static LagPlan Of(Frequency frequency) => frequency switch
    {
        Frequency.Daily => new LagPlan(7, 364, 56, 7, [7, 14, 28, 56, 112, 364]),
        Frequency.Weekly => new LagPlan(1, 52, 52, 1, [2, 4, 8, 13, 26, 52]),
        Frequency.Monthly => new LagPlan(1, 12, 12, 0, [2, 3, 6, 12, 24]),
        _ => throw new ArgumentOutOfRangeException(nameof(frequency)),
    };

    /// <summary>The shortest past that an example may have: two cycles, or two periods where there are none.</summary>
    public int LeastPast => 2 * Cycle;
}
