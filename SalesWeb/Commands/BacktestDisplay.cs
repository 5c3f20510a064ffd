using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary>A backtest as people see it: a bar while it runs on a terminal, then the leaderboard.</summary>
internal static class BacktestDisplay
{
    public static BacktestResult Run(VerbCall call, IReadOnlyList<LeveledSeries> series, IReadOnlyList<IModel> models, BacktestPlan plan)
    {
        if (!call.IsTerminal)
            return Backtest.Run(series, models, plan, cancellation: call.Cancellation);

        return call.Console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(bars =>
            {
                var bar = bars.AddTask("fits", maxValue: 1);
                return Backtest.Run(series, models, plan, progress => bar.Value = progress.Fraction, cancellation: call.Cancellation);
            });
    }

    /// <summary>The same as JSON: the leaderboard of all and of each series, the metrics of each step ahead.</summary>
    public static object Answer(BacktestResult result, string? output) => new
    {
        result.Plan,
        result.Leaderboard,
        Series = result.Folds.Select(fold => fold.Series.Id).Distinct().ToDictionary(id => id, result.LeaderboardOf),
        Steps = result.LeaderboardByStep(),
        Weights = result.Lessons.ToDictionary(one => one.Key, one => one.Value.Weights),
        Rows = result.Folds.Count * result.Plan.Horizon,
        Out = output,
        Problems = result.Problems.Select(problem => $"{problem}"),
    };

    public static void Draw(IAnsiConsole console, BacktestResult result, string? output)
    {
        console.Write(Tables.Of(
            ["model", "WAPE", "MASE", "MAE", "RMSE", "bias", .. result.Plan.Levels.Select(level => $"within {level} %"), "series", "seconds"],
            result.Leaderboard.Select(row => (string[])
            [
                row.IsTied ? row.Model : $"{row.Model} *", Share(row.Wape), Number(row.Mase), Number(row.Mae), Number(row.Rmse), Share(row.Bias),
                .. row.Intervals.Select(interval => Share(interval.Coverage)), $"{row.Series}", $"{row.Seconds:N1}",
            ]),
            1, 2, 3, 4, 5, 6, 7, 8, 9));
        if (result.Leaderboard.Any(row => !row.IsTied))
            console.WriteLine("* differs from the best by more than chance: a paired test over the windows.");
        foreach (var line in Unsupported(result))
            console.WriteLine(line);
        if (output is not null)
            console.WriteLine($"{result.Folds.Count * result.Plan.Horizon:N0} forecasts are in {output}.");
    }

    public static int Preview(VerbCall call, BacktestPreview preview) => call.Answer(
        new
        {
            preview.Cutoffs,
            preview.WarmUps,
            preview.Series,
            preview.Fits,
            EstimatedSeconds = preview.Estimate.TotalSeconds,
            preview.IsMeasured,
            Problems = preview.Problems.Select(problem => $"{problem}"),
        },
        console =>
        {
            console.WriteLine($"{preview.Series:N0} series, {preview.Fits:N0} fits, "
                + $"{(preview.IsMeasured ? "about" : "roughly")} {Math.Max(1, preview.Estimate.TotalSeconds):N0} seconds "
                + $"{(preview.IsMeasured ? "as measured on this machine" : "on two typical cores")}.");
            console.WriteLine($"Scored from the ends of {string.Join(", ", preview.Cutoffs.Select(date => $"{date:yyyy-MM-dd}"))}.");
            if (preview.WarmUps.Count > 0)
                console.WriteLine($"Calibrated before on {string.Join(", ", preview.WarmUps.Select(date => $"{date:yyyy-MM-dd}"))}.");
            foreach (var problem in preview.Problems)
                console.WriteLine($"{problem}");
        });

    /// <summary>Tells which models look ahead.</summary>
    /// <exception cref="UserErrorException">At least one of them does.</exception>
    public static int Leaks(VerbCall call, IReadOnlyList<LeakVerdict> verdicts)
    {
        var leaky = verdicts.Where(verdict => !verdict.IsHonest).ToList();
        if (leaky.Count > 0)
        {
            throw new UserErrorException(
                string.Join(" ", leaky.Select(verdict => $"{verdict.Model} looks ahead: its forecast of {verdict.Series} changed with what came after the cut-off.")),
                "Do not trust what a backtest says of it.");
        }

        return call.Answer(
            new { Verdicts = verdicts },
            console => console.WriteLine(
                $"Not one forecast changed when all that came after the cut-off was replaced by 1,000,000,000: {string.Join(", ", verdicts.Select(verdict => verdict.Model))}."));
    }

    /// <summary>Which intervals cannot be promised.</summary>
    private static IEnumerable<string> Unsupported(BacktestResult result) =>
        from level in result.Plan.Levels
        let weakest = result.Lessons.Values.SelectMany(lessons => lessons.Calibrations.Values).Select(calibration => calibration.Find(level)!).MinBy(one => one.Forecasts)
        where weakest is { IsSupported: false }
        select $"The {level} % interval is not supported everywhere: a promise needs {weakest.Needed} past forecasts, the scarcest has {weakest.Forecasts}.";

    private static string Share(double value) => double.IsFinite(value) ? value.ToString("P1") : "";

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("N3") : "";
}
