using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>A calendar in which the days (or the months, where the data has no days, by their mean week where it has weeks) of strong sales are darker.</summary>
public sealed record HeatMap
{
    /// <summary>Shades, 1 the lightest; 0 stands for no sales at all.</summary>
    public const int Shades = 6;

    /// <summary>The most years that are shown, so that the page stays light.</summary>
    public const int MostYears = 3;

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<HeatYear> Years { get; init; }

    /// <summary>Years of the range before these.</summary>
    public required int Earlier { get; init; }

    /// <summary>The least value of each shade from the second on: a sixth of the values above zero is of each shade.</summary>
    public required IReadOnlyList<double> Steps { get; init; }

    public required bool IsDaily { get; init; }

    public static HeatMap Of(SalesScope scope)
    {
        var isDaily = scope.Version.Frequency == Frequency.Daily;
        var all = scope.Series.By(isDaily ? PeriodUnit.Day : PeriodUnit.Month, scope.Range);
        var years = all.Select(period => period.Start.Year).Distinct().OrderDescending().ToList();
        var periods = all.Where(period => period.Start.Year > years[0] - MostYears).ToList();
        var sorted = periods.Select(period => period.Value ?? 0).Where(value => value > 0).Order().ToArray();
        var steps = sorted.Length == 0 ? [] : Enumerable.Range(1, Shades - 1).Select(shade => Spread.Quantile(sorted, (double)shade / Shades)).ToList();
        return new HeatMap
        {
            Years = [.. periods.GroupBy(period => period.Start.Year).OrderByDescending(year => year.Key).Select(year => HeatYear.Of(year, isDaily, value => Shade(value, steps)))],
            Earlier = years.Count(year => year <= years[0] - MostYears),
            Steps = steps,
            IsDaily = isDaily,
        };
    }

    private static int Shade(double? value, List<double> steps) => value is null or <= 0 ? 0 : 1 + steps.Count(step => value >= step);
}
