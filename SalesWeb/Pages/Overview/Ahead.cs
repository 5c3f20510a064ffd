using SalesWeb.Datasets;
using SalesWeb.Forecasting.Intervals;
using SalesWeb.Series;
using SalesWeb.Training.Briefing;

namespace SalesWeb.Pages.Overview;

/// <summary>What is forecast of several categories together, for some periods right behind the last sale.</summary>
public sealed record Ahead
{
    public required int Periods { get; init; }

    public required DateOnly First { get; init; }

    /// <summary>The last period (included).</summary>
    public required DateOnly Last { get; init; }

    public required double Total { get; init; }

    /// <summary>What the same categories sold in as many periods before; null where the data does not reach back so far.</summary>
    public required double? Before { get; init; }

    /// <summary>What the same categories sold in the same periods a year earlier; null where the data does not reach back so far.</summary>
    public required double? YearBefore { get; init; }

    /// <summary>The 80 % interval of the total, from the errors of past totals; null if too few were measured, or not for every category.</summary>
    public required (double Low, double High)? Interval { get; init; }

    /// <summary>For the short and the long window of <see cref="SalesNow"/>, as far as all the forecasts reach; empty where there are none.</summary>
    public static IReadOnlyList<Ahead> Of(DatasetVersion version, IReadOnlyList<Outlook> outlooks)
    {
        if (outlooks.Count == 0)
            return [];

        var (brief, wide) = SalesNow.LengthsOf(version.Frequency);
        var reach = outlooks.Min(outlook => outlook.Coming.Count);
        return [.. new[] { brief, wide }.Select(length => Math.Min(length, reach)).Distinct().Select(length => Of(version, outlooks, length))];
    }

    private static Ahead Of(DatasetVersion version, IReadOnlyList<Outlook> outlooks, int periods)
    {
        var frequency = version.Frequency;
        var (start, end) = (SalesNow.PeriodOf(frequency, version.FirstDate), SalesNow.PeriodOf(frequency, version.LastDate));
        var reachesYear = frequency.Add(end, 1 - SalesNow.YearOf(frequency)) >= start;
        var reachesBefore = frequency.Add(end, 1 - periods) >= start;
        return new Ahead
        {
            Periods = periods,
            First = frequency.Add(end, 1),
            Last = frequency.Add(end, periods),
            Total = outlooks.Sum(outlook => outlook.First(periods)),
            Before = reachesBefore ? outlooks.Sum(outlook => outlook.Past.TakeLast(periods).Sum(total => total.Value)) : null,
            YearBefore = reachesYear ? outlooks.Sum(outlook => outlook.LastYear.Take(periods).Sum(value => value ?? 0)) : null,
            Interval = outlooks.All(outlook => outlook.Totals is not null)
                ? TotalCalibration.Interval([.. outlooks.Select(outlook => (outlook.Totals!, outlook.First(periods)))], periods, 80, outlooks.Any(outlook => outlook.HasReturns))
                : null,
        };
    }
}
