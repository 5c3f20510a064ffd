using System.Globalization;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.Combination;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Forecasting.Smoothing;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Backtesting;

/// <summary>The metrics that are reported, held against what anyone can work out from the table, slowly.</summary>
public class BacktestMetricsTests
{
    private static readonly BacktestPlan Plan = new() { Horizon = 7, Windows = 4, Step = 7, WarmUp = 3 };

    private static readonly SalesSeries[] Series = [Named("bread", 140, 1), Named("cakes", 120, 2), Named("rolls", 160, 3)];

    private static readonly BacktestResult Result = Backtest.Run(
        [.. Series.Select(LeveledSeries.Of)], [new SeasonalNaive(), new LastValue(), new Ensemble([new SeasonalNaive(), new LastValue()])], Plan);

    private static readonly List<Dictionary<string, string>> Table = Read(Result);

    [Theory]
    [InlineData("SeasonalNaive")]
    [InlineData("LastValue")]
    [InlineData("Ensemble")]
    public void The_leaderboard_is_what_the_table_says(string model)
    {
        var score = Result.Leaderboard.Single(one => one.Model == model);

        Check(score, Table, model);
    }

    [Theory]
    [InlineData("SeasonalNaive")]
    [InlineData("Ensemble")]
    public void The_leaderboard_of_a_series_is_what_its_rows_say(string model)
    {
        var score = Result.LeaderboardOf("cakes").Single(one => one.Model == model);

        Check(score, [.. Table.Where(row => row["unique_id"] == "cakes")], model);
    }

    [Fact]
    public void Each_step_ahead_is_scored_alone()
    {
        for (var step = 1; step <= Plan.Horizon; step++)
        {
            var score = Result.LeaderboardByStep()[step - 1].Single(one => one.Model == "LastValue");
            List<Dictionary<string, string>> rows = [.. Table.Where(row => DateOnly.Parse(row["ds"]).DayNumber - DateOnly.Parse(row["cutoff"]).DayNumber == step)];
            Assert.Equal(Plan.Windows * 3, rows.Count);
            Check(score, rows, "LastValue");
        }
    }

    private static void Check(Score score, List<Dictionary<string, string>> rows, string model)
    {
        double absolute = 0, squared = 0, signed = 0, sold = 0, smape = 0, pinball = 0;
        var inside = new double[2];
        var width = new double[2];
        foreach (var row in rows)
        {
            double y = Number(row, "y"), f = Number(row, model);
            absolute += Math.Abs(f - y);
            squared += (f - y) * (f - y);
            signed += Number(row, $"{model}-mean") - y;
            sold += Math.Abs(y);
            smape += f == 0 && y == 0 ? 0 : 2 * Math.Abs(f - y) / (Math.Abs(f) + Math.Abs(y));
            pinball += 0.5 * Math.Abs(y - f) / 5;
            foreach (var (level, k) in new[] { (80, 0), (95, 1) })
            {
                double lo = Number(row, $"{model}-lo-{level}"), hi = Number(row, $"{model}-hi-{level}");
                inside[k] += lo <= y && y <= hi ? 1 : 0;
                width[k] += hi - lo;
                var tail = (1 - (level / 100.0)) / 2;
                pinball += (y >= lo ? tail * (y - lo) : (1 - tail) * (lo - y)) / 5;
                pinball += (y >= hi ? (1 - tail) * (y - hi) : tail * (hi - y)) / 5;
            }
        }

        Assert.Equal(absolute / rows.Count, score.Mae, 1e-9);
        Assert.Equal(Math.Sqrt(squared / rows.Count), score.Rmse, 1e-9);
        Assert.Equal(absolute / sold, score.Wape, 1e-9);
        Assert.Equal(signed / sold, score.Bias, 1e-9);
        Assert.Equal(smape / rows.Count, score.Smape, 1e-9);
        Assert.Equal(pinball / rows.Count, score.Pinball, 1e-9);
        Assert.Equal(2 * pinball / sold, score.ScaledCrps, 1e-9);
        Assert.Equal([inside[0] / rows.Count, inside[1] / rows.Count], score.Intervals.Select(interval => interval.Coverage).ToArray());
        Assert.Equal(width[0] / sold, score.Intervals[0].Width, 1e-9);
        Assert.Equal(width[1] / sold, score.Intervals[1].Width, 1e-9);

        var folds = rows.GroupBy(row => (Id: row["unique_id"], Cutoff: row["cutoff"])).ToList();
        Assert.Equal(folds.Average(fold => fold.Average(row => Math.Abs(Number(row, model) - Number(row, "y"))) / Scale(fold.Key.Id, fold.Key.Cutoff, Math.Abs)), score.Mase, 1e-9);
        Assert.Equal(
            folds.Average(fold => Math.Sqrt(fold.Average(row => Math.Pow(Number(row, model) - Number(row, "y"), 2)) / Scale(fold.Key.Id, fold.Key.Cutoff, d => d * d))),
            score.Rmsse,
            1e-9);
    }

    /// <summary>The mean of what <paramref name="of"/> makes of seasonal naive's errors within the past.</summary>
    private static double Scale(string id, string cutoff, Func<double, double> of)
    {
        var series = Series.Single(one => one.Id == id);
        var known = DateOnly.Parse(cutoff).DayNumber - series.Start.DayNumber + 1;
        return Enumerable.Range(7, known - 7).Average(t => of(series.Values[t] - series.Values[t - 7]));
    }

    private static double Number(Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);

    private static SalesSeries Named(string id, int days, int seed) => new(id, Frequency.Daily, new DateOnly(2024, 1, 1), Sales.Shop(days, seed).Values);

    private static List<Dictionary<string, string>> Read(BacktestResult result)
    {
        var writer = new StringWriter();
        BacktestTable.Write(writer, result);
        var lines = writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
