using SalesWeb.Series;

namespace SalesWeb.Training.Briefing;

/// <summary>What was sold in some consecutive periods.</summary>
/// <param name="Frequency">How far apart they are.</param>
/// <param name="First">The date of the first period.</param>
/// <param name="Values">What each of them brought, at least one; null where the file has no row for it.</param>
public sealed record Stretch(Frequency Frequency, DateOnly First, IReadOnlyList<double?> Values)
{
    /// <summary>The date of the last period (included).</summary>
    public DateOnly Last => DateAt(Values.Count - 1);

    public double Total => Values.Sum(value => value ?? 0);

    /// <summary>Periods that the file has any row for.</summary>
    public int Known => Values.Count(value => value is not null);

    public DateOnly DateAt(int index) => Frequency.Add(First, index);
}
