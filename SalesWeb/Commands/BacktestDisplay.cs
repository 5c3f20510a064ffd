using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Series;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary>A backtest as people see it: a bar while it runs on a terminal, then the leaderboard.</summary>
internal static class BacktestDisplay
{
    public static BacktestResult Run(VerbCall call, IReadOnlyList<LeveledSeries> series, IReadOnlyList<IModel> models, BacktestPlan plan)
    {
        if (!call.IsTerminal)
            return Backtest.Run(series, models, plan, onProgress: null, call.Cancellation);

        return call.Console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(bars =>
            {
                var bar = bars.AddTask("fits", maxValue: 1);
                return Backtest.Run(series, models, plan, (done, all) => bar.Value = (double)done / all, call.Cancellation);
            });
    }

    public static void Draw(IAnsiConsole console, BacktestResult result, string? output)
    {
        console.Write(Tables.Of(
            ["model", "WAPE", "MASE", "MAE", "RMSE", "bias", $"within {result.Level} %"],
            result.Leaderboard.Select(row => new[]
            {
                row.Model, Share(row.Wape), Number(row.Mase), Number(row.Mae), Number(row.Rmse), Share(row.Bias), Share(row.Coverage),
            }),
            1, 2, 3, 4, 5, 6));
        if (output is not null)
            console.WriteLine($"{result.Rows.Count:N0} forecasts are in {output}.");
    }

    private static string Share(double value) => double.IsFinite(value) ? value.ToString("P1") : "";

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("N3") : "";
}
