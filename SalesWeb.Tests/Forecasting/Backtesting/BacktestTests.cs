using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Backtesting;

public class BacktestTests
{
    private static readonly BacktestPlan Plan = new() { Horizon = 7, Windows = 3, Step = 5, Levels = [80] };

    [Fact]
    public void Cutoffs_end_a_horizon_before_the_end_and_are_a_step_apart()
    {
        var rows = Run(Sales.Shop(100)).Rows().ToList();

        var cutoffs = rows.Select(row => row.Cutoff.DayNumber).Distinct().Order().ToList();
        var last = new DateOnly(2024, 1, 1).AddDays(99).DayNumber;
        Assert.Equal([last - 17, last - 12, last - 7], cutoffs);
        Assert.All(rows, row => Assert.InRange(row.Date.DayNumber - row.Cutoff.DayNumber, 1, 7));
        Assert.Equal(21, rows.Count);
    }

    [Fact]
    public void The_leaderboard_agrees_with_the_rows_worked_out_slowly()
    {
        var series = new[] { Sales.Shop(100), new SalesSeries("other", Frequency.Daily, new DateOnly(2024, 1, 1), Sales.Shop(120, seed: 2).Values) };

        var result = new SeasonalNaive().Backtest(Plan, series);

        var row = Assert.Single(result.Leaderboard);
        double error = 0, sold = 0, squared = 0, signed = 0;
        foreach (var point in result.Rows())
        {
            error += Math.Abs(point.Values[0]!.Point - point.Actual);
            squared += Math.Pow(point.Values[0]!.Point - point.Actual, 2);
            signed += point.Values[0]!.Expected - point.Actual;
            sold += point.Actual;
        }

        Assert.Equal(error / sold, row.Wape, 9);
        Assert.Equal(error / result.Rows().Count(), row.Mae, 9);
        Assert.Equal(Math.Sqrt(squared / result.Rows().Count()), row.Rmse, 9);
        Assert.Equal(signed / sold, row.Bias, 9);
        Assert.Equal(SlowMase(series, result), row.Mase, 9);
    }

    [Fact]
    public void A_series_that_is_too_short_is_reported_and_the_others_are_not_lost()
    {
        var result = new SeasonalNaive().Backtest(Plan, Sales.Daily(1, 2, 3), Named("shop", Sales.Shop(100)));

        Assert.Contains("has 3 days", $"{Assert.Single(result.Problems)}", StringComparison.Ordinal);
        Assert.Equal(21, result.Rows().Count());
    }

    [Fact]
    public void With_nothing_but_short_series_the_largest_plan_that_would_do_is_named()
    {
        var refused = Assert.Throws<UserErrorException>(() => Run(Sales.Shop(27)));

        Assert.Contains("2 windows", refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1, 80)]
    [InlineData(-1, 1, 1, 80)]
    [InlineData(1_000_000_000, 1, 1, 80)]
    [InlineData(7, 0, 1, 80)]
    [InlineData(7, 1, 0, 80)]
    [InlineData(7, 1, 1, 100)]
    public void A_plan_out_of_range_is_refused(int horizon, int windows, int step, int level)
    {
        var plan = new BacktestPlan { Horizon = horizon, Windows = windows, Step = step, Levels = [level] };

        Assert.Throws<UserErrorException>(() => new SeasonalNaive().Backtest(plan, Sales.Shop(100)));
    }

    [Fact]
    public void The_table_has_the_columns_of_the_field()
    {
        var writer = new StringWriter();

        BacktestTable.Write(writer, Run(Sales.Shop(100)));

        var lines = writer.ToString().Split('\n');
        Assert.Equal("unique_id,ds,cutoff,y,SeasonalNaive,SeasonalNaive-mean,SeasonalNaive-lo-80,SeasonalNaive-hi-80", lines[0]);
        Assert.StartsWith("test,2024-03-24,2024-03-23,", lines[1], StringComparison.Ordinal);
    }

    private static BacktestResult Run(SalesSeries series) => new SeasonalNaive().Backtest(Plan, series);

    private static SalesSeries Named(string id, SalesSeries series) => new(id, series.Frequency, series.Start, series.Values);

    private static double SlowMase(SalesSeries[] series, BacktestResult result)
    {
        var mases = new List<double>();
        foreach (var fold in result.Rows().GroupBy(row => (row.UniqueId, row.Cutoff)))
        {
            var one = series.Single(s => s.Id == fold.Key.UniqueId);
            var known = fold.Key.Cutoff.DayNumber - one.Start.DayNumber + 1;
            var naive = Enumerable.Range(7, known - 7).Average(t => Math.Abs(one.Values[t] - one.Values[t - 7]));
            mases.Add(fold.Average(row => Math.Abs(row.Values[0]!.Point - row.Actual)) / naive);
        }

        return mases.Average();
    }
}
