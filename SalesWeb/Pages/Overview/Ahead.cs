using SalesWeb.Datasets;
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

    /// <summary>
    /// The 80 % bands of all periods and categories added up. They would have to be missed all in the same direction for the total to lie
    /// outside as often as each alone, so the true band is narrower. Null where a category's band is not supported.
    /// </summary>
    public required (double Low, double High)? WidestBand { get; init; }

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
        var points = outlooks.SelectMany(outlook => outlook.Coming.Take(periods)).ToList();
        return new Ahead
        {
            Periods = periods,
            First = frequency.Add(end, 1),
            Last = frequency.Add(end, periods),
            Total = outlooks.Sum(outlook => outlook.First(periods)),
            Before = reachesBefore ? outlooks.Sum(outlook => outlook.Past.TakeLast(periods).Sum(total => total.Value)) : null,
            YearBefore = reachesYear ? outlooks.Sum(outlook => outlook.LastYear.Take(periods).Sum(value => value ?? 0)) : null,
            WidestBand = outlooks.All(outlook => outlook.HasSupportedBand) ? (points.Sum(point => point.Lo80), points.Sum(point => point.Hi80)) : null,
        };
    }
}
