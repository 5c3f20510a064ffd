using SalesWeb.Forecasting.Intervals;
using SalesWeb.Series;
using SalesWeb.Training.Briefing;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Pages.Overview;

/// <summary>A category's newest forecast, in the few numbers the overview has room for.</summary>
public sealed record Outlook
{
    private const int PeriodsShown = 56;

    public required string Category { get; init; }

    public required long RunId { get; init; }

    /// <summary>The name of the model that forecasts.</summary>
    public required string Model { get; init; }

    /// <summary>Whether it is a champion, chosen by a backtest.</summary>
    public required bool IsChampion { get; init; }

    /// <summary>Whether it beats seasonal naive.</summary>
    public required bool IsBetterThanNaive { get; init; }

    /// <summary>The last periods that are known, at most 56, oldest first.</summary>
    public required IReadOnlyList<DatedTotal> Past { get; init; }

    /// <summary>The sales of as many periods as are coming, in all; null where fewer are known.</summary>
    public required double? Before { get; init; }

    /// <summary>The periods behind the past.</summary>
    public required IReadOnlyList<ForecastPoint> Coming { get; init; }

    /// <summary>What was sold a year before each of the coming periods; null where that is not known.</summary>
    public required IReadOnlyList<double?> LastYear { get; init; }

    /// <summary>Whether enough past forecasts speak for its band.</summary>
    public required bool HasSupportedBand { get; init; }

    /// <summary>How good the model is, in one sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>Whether the history has negative sales.</summary>
    public bool HasReturns { get; init; }

    /// <summary>Whether its error or its bias is so large that it must not be shown as good.</summary>
    public bool IsPoor { get; init; }

    /// <summary>How totals were off in the backtest; null if that was not measured.</summary>
    public TotalCalibration? Totals { get; init; }

    /// <summary>The expected total of all coming periods.</summary>
    public double Total => Coming.Sum(point => point.Expected);

    /// <summary>How much more than in as many periods before, as a fraction; null where those held nothing, or are too few.</summary>
    public double? Change => Before is > 0 and var before ? (Total / before) - 1 : null;

    /// <summary>The expected total of the first <paramref name="periods"/> periods, or of as many as there are.</summary>
    public double First(int periods) => Coming.Take(periods).Sum(point => point.Expected);

    public static Outlook Of(CategoryForecast forecast)
    {
        var history = forecast.History!;
        var first = Math.Max(0, history.Length - PeriodsShown);
        var year = history.Length - 1 - SalesNow.YearOf(history.Frequency);
        return new Outlook
        {
            Category = forecast.Category,
            RunId = forecast.RunId,
            Model = forecast.Model,
            IsChampion = forecast.Standing is not null,
            IsBetterThanNaive = forecast.IsBetterThanNaive,
            Past = [.. Enumerable.Range(first, history.Length - first).Select(i => new DatedTotal { Date = history.DateAt(i), Value = history.Values[i] })],
            Before = history.Length >= forecast.Points.Count ? history.Values[^forecast.Points.Count..].Sum() : null,
            Coming = forecast.Points,
            Totals = forecast.Totals,
            IsPoor = forecast.IsPoor,
            HasReturns = history.HasReturns,
            LastYear = [.. forecast.Points.Select(point => year + point.Step is var at && at >= 0 && at < history.Length ? history.Values[at] : (double?)null)],
            HasSupportedBand = forecast.Points.All(point => double.IsFinite(point.Lo80) && double.IsFinite(point.Hi80))
                && forecast.Standing?.Calibration.Levels.Any(level => level.Level == 80 && !level.IsSupported) != true,
            Verdict = forecast.Verdict,
        };
    }
}
