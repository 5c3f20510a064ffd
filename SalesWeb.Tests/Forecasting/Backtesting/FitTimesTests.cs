using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Backtesting;

/// <summary>Estimates of the time that a backtest still takes, on a clock that the models themselves move.</summary>
public sealed class FitTimesTests
{
    private static readonly BacktestPlan Plan = new() { Horizon = 7, Windows = 10, Step = 7, WarmUp = 2 };

    private readonly ManualClock _clock = new();

    [Fact]
    public void Once_every_model_was_fitted_the_estimate_is_right_from_the_first_window_on()
    {
        var reports = Run(new Dictionary<string, double>(), ("Fast", 0.01), ("Slow", 30));

        Assert.All(reports.Where(report => !report.IsLeast), report => Assert.InRange(Ratio(report, reports), 0.95, 1.05));
        Assert.Equal([true, false], reports.Take(2).Select(report => report.IsLeast));
    }

    [Fact]
    public void The_error_shrinks_while_fits_slow_down_and_is_never_an_underestimate_by_ten()
    {
        // Each window is slower than in proportion to its values, as for a model whose cost grows with their square.
        var reports = Run(new Dictionary<string, double>(), values => values * values / 1_000, ("Fast", 0.01), ("Slow", 30));
        var known = reports.Where(report => !report.IsLeast).ToList();

        var errors = known.Chunk(known.Count / 4).Select(part => part.Max(report => Math.Abs(1 - Ratio(report, reports)))).ToList();

        Assert.All(known, report => Assert.InRange(Ratio(report, reports), 0.1, 10));
        Assert.Equal(errors.OrderDescending(), errors);
        Assert.InRange(errors[^1], 0, 0.05);
    }

    [Fact]
    public void A_model_that_was_timed_earlier_counts_before_its_first_fit()
    {
        var reports = Run(new Dictionary<string, double> { ["Slow"] = 30, ["Fast"] = 0.01 }, ("Fast", 0.01), ("Slow", 30));

        Assert.All(reports, report => Assert.False(report.IsLeast));
        Assert.All(reports, report => Assert.InRange(Ratio(report, reports), 0.95, 1.05));
    }

    /// <summary>A new fit takes 10 seconds, a window in between 1 second: after one of each, 11 seconds are left.</summary>
    [Fact]
    public void Windows_between_two_fits_are_timed_separately()
    {
        var times = new FitTimes(["A"], [1_000, 1_000, 1_000, 1_000], new Dictionary<string, double>(), _clock, refitEvery: 2);
        times.Add(0, TimeSpan.FromSeconds(10));
        times.Add(0, TimeSpan.FromSeconds(1));

        Assert.Equal(11, times.Progress().Remaining.TotalSeconds, 6);
        Assert.Equal(10, times.Rates["A"], 6);
    }

    [Fact]
    public void Without_an_earlier_time_the_first_estimate_is_a_lower_bound_in_proportion_to_the_machine()
    {
        // The network typically takes 1.5 s for a thousand values, and this machine has been three times slower so far.
        var times = new FitTimes(["AutoETS", "CNNLSTM"], [1_000, 1_000], new Dictionary<string, double>(), _clock);
        times.Add(0, TimeSpan.FromSeconds(0.06));

        var progress = times.Progress();

        Assert.True(progress.IsLeast);
        Assert.Equal(0.06 + (2 * 4.5), progress.Remaining.TotalSeconds, 6);
    }

    [Fact]
    public void Fits_that_follow_the_last_window_are_included()
    {
        var times = new FitTimes(["A"], [1_000], new Dictionary<string, double>(), _clock, finalFits: 1);
        times.Add(0, TimeSpan.FromSeconds(8));

        Assert.Equal(8, times.Progress().Remaining.TotalSeconds, 6);
    }

    [Fact]
    public void The_fraction_never_falls_and_all_fits_are_counted()
    {
        var reports = Run(new Dictionary<string, double>(), ("Fast", 0.01), ("Slow", 30));

        Assert.Equal(reports.Select(report => report.Fraction).Order(), reports.Select(report => report.Fraction));
        Assert.Equal(1, reports[^1].Fraction, 6);
        Assert.Equal((24, 24), (reports[^1].Done, reports[^1].All));
    }

    [Fact]
    public void The_costs_that_a_backtest_measured_are_those_of_its_models()
    {
        var result = Backtest.Run(
            [LeveledSeries.Of(Sales.Shop(400))],
            [new TimedModel("Fast", values => values * 0.01, _clock), new TimedModel("Slow", values => values * 30, _clock)],
            Plan,
            timing: new BacktestTiming { Clock = _clock },
            cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(0.01, result.FitCosts["Fast"], 4);
        Assert.Equal(30, result.FitCosts["Slow"], 4);
    }

    private List<BacktestProgress> Run(IReadOnlyDictionary<string, double> earlier, params (string Name, double Cost)[] models) =>
        Run(earlier, values => values, models);

    /// <summary>Runs a backtest with models whose fits take a time of the clock: their cost for each thousand of a measure of the values.</summary>
    private List<BacktestProgress> Run(
        IReadOnlyDictionary<string, double> earlier, Func<double, double> measure, params (string Name, double Cost)[] models)
    {
        var reports = new List<BacktestProgress>();
        Backtest.Run(
            [LeveledSeries.Of(Sales.Shop(400))],
            [.. models.Select(model => new TimedModel(model.Name, values => measure(values) * model.Cost, _clock))],
            Plan,
            reports.Add,
            new BacktestTiming { Clock = _clock, Earlier = earlier },
            TestContext.Current.CancellationToken);
        return reports;
    }

    /// <summary>What was estimated for the whole at a report, in proportion to what it took in the end.</summary>
    private static double Ratio(BacktestProgress report, List<BacktestProgress> reports) => (report.Elapsed + report.Remaining) / reports[^1].Elapsed;

    /// <param name="name">Its name.</param>
    /// <param name="cost">Given the number of values, the seconds of a fit times 1,000.</param>
    /// <param name="clock">The clock that it moves.</param>
    private sealed class TimedModel(string name, Func<double, double> cost, ManualClock clock) : IModel
    {
        private readonly LastValue _model = new();

        public string Name => name;

        public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default)
        {
            clock.Advance(TimeSpan.FromSeconds(cost(histories.Sum(history => (double)history.Series.Length)) / 1_000));
            return _model.Fit(histories, options, cancellation);
        }
    }
}
