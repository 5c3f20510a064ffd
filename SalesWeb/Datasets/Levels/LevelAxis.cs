using SalesWeb.Series;

namespace SalesWeb.Datasets.Levels;

/// <summary>The periods that all series of a category share, so that they lie side by side.</summary>
/// <param name="Frequency">How far apart they are.</param>
/// <param name="Start">The date of period 0, the first sale of the category.</param>
/// <param name="Past">How many there are up to the last sale of the version.</param>
/// <param name="Planned">How many there are behind it, up to the last plan.</param>
internal sealed record LevelAxis(Frequency Frequency, DateOnly Start, int Past, int Planned)
{
    /// <summary>Plans for later periods are of no use: no forecast reaches that far.</summary>
    public const int MostPlanned = 366;

    public int Length => Past + Planned;

    /// <param name="version">Whose last sale ends the past.</param>
    /// <param name="start">The first sale of the category.</param>
    /// <param name="plan">Its last plan; null where there is none.</param>
    public static LevelAxis Of(DatasetVersion version, DateOnly start, DateOnly? plan)
    {
        var axis = new LevelAxis(version.Frequency, start, Past: 0, Planned: 0);
        var past = axis.Frequency.PeriodsBetween(axis.Start, version.LastDate) + 1;
        return axis with { Past = past, Planned = plan is null ? 0 : Math.Clamp(axis.PeriodOf(plan.Value) + 1 - past, 0, MostPlanned) };
    }

    public DateOnly DateOf(int period) => Frequency.Add(Start, period);

    /// <summary>The period that holds a date. It may lie beyond the length.</summary>
    public int PeriodOf(DateOnly date) => Frequency.PeriodsBetween(Start, date);
}
