using SalesWeb.Exploration;
using SalesWeb.Series;
using SalesWeb.Web;

namespace SalesWeb.Pages.Explore;

/// <summary>Trend and season of a view, in its own unit, in pictures and words.</summary>
public sealed record SeasonPanel
{
    private const int MostSurprises = 5;

    /// <summary>A quarter of a year: what goes up and down within it is no trend to a shop.</summary>
    private const int TrendDays = 91;

    public required PeriodUnit Unit { get; init; }

    /// <summary>Whether the values are means a week, and no sums.</summary>
    public required bool IsPerWeek { get; init; }

    public required IReadOnlyList<DateOnly> Dates { get; init; }

    public required IReadOnlyList<double> Values { get; init; }

    public required Decomposition Parts { get; init; }

    /// <summary>The places of the points that are drawn, extremes among them.</summary>
    public required IReadOnlyList<int> Drawn { get; init; }

    public string SeasonName => Unit == PeriodUnit.Day ? "the weekday" : $"the {Unit.Noun()} of the year";

    public string PlaceName => Unit == PeriodUnit.Day ? "Weekday" : Unit == PeriodUnit.Week ? "Weeks after the first" : char.ToUpperInvariant(Unit.Noun()[0]) + Unit.Noun()[1..];

    /// <summary>What each place of the season adds to the trend, from Monday or January on.</summary>
    public IReadOnlyList<(string Name, double Value)> SeasonalIndices =>
    [
        .. Enumerable.Range(0, Unit.Season())
            .OrderBy(place => Unit switch
            {
                PeriodUnit.Day => ((int)Dates[place].DayOfWeek + 6) % 7,
                PeriodUnit.Week => place,
                _ => Dates[place].Month,
            })
            .Select(place => (Place(place), Parts.Season[place])),
    ];

    /// <summary>How the trend went, in one sentence.</summary>
    public string TrendInWords(SalesNumbers numbers)
    {
        var (first, last) = (Parts.Trend[0], Parts.Trend[^1]);
        var change = first > 0 ? $", {ExploredPage.Change((last - first) / first)} from the first to the last {Unit.Noun()}" : "";
        return $"The trend went from {numbers.Write(first)} to {numbers.Write(last)} {(IsPerWeek ? "a week" : $"a {Unit.Noun()}")}{change}.";
    }

    public string SeasonInWords
    {
        get
        {
            var indices = SeasonalIndices;
            return $"The season explains {Format.Percent(Parts.Strength)} of what is not trend. Strongest: {indices.MaxBy(place => place.Value).Name}, "
                + $"weakest: {indices.MinBy(place => place.Value).Name}.";
        }
    }

    /// <summary>Where trend and season are farthest from what was sold, the farthest first.</summary>
    public IReadOnlyList<(DateOnly Date, double Off)> Surprises =>
        [.. Dates.Zip(Parts.Remainder).OrderByDescending(one => Math.Abs(one.Second)).Take(MostSurprises)];

    /// <summary>Of the longest run of periods that the range holds whole; null where it is shorter than two seasons, or a price.</summary>
    public static SeasonPanel? Of(SalesScope scope)
    {
        if (!scope.Series.AddsUp)
            return null;

        var whole = LongestRun(scope.Comparable(scope.Unit));
        double[] values = [.. whole.Select(period => period.Value!.Value)];
        return Decomposition.Of(values, scope.Unit.Season(), scope.Unit == PeriodUnit.Day ? TrendDays : 0) is not { } parts ? null : new SeasonPanel
        {
            Unit = scope.Unit,
            IsPerWeek = scope.IsPerWeek(scope.Unit),
            Dates = [.. whole.Select(period => period.Start)],
            Values = values,
            Parts = parts,
            Drawn = Reduction.Keep(values.Length, Reduction.MostPoints, index => values[index], index => parts.Trend[index]),
        };
    }

    /// <summary>Of whole periods; the newest of runs of the same length.</summary>
    private static List<SalesPeriod> LongestRun(IReadOnlyList<SalesPeriod> periods)
    {
        var (first, length) = (0, 0);
        for (int start = 0, last = 0; last < periods.Count; last++)
        {
            if (!periods[last].IsWhole)
                start = last + 1;
            else if (last + 1 - start >= length)
                (first, length) = (start, last + 1 - start);
        }

        return [.. periods.Skip(first).Take(length)];
    }

    private string Place(int place) => Unit switch
    {
        PeriodUnit.Day => Dates[place].ToString("dddd"),
        PeriodUnit.Week => $"{Dates[place]:d MMM}",
        PeriodUnit.Month => Dates[place].ToString("MMMM"),
        _ => PeriodUnit.Quarter.Name(Dates[place])[..2],
    };
}
