using SalesWeb.Tracking;
using SalesWeb.Training.Champions;

namespace SalesWeb.Tests.Training.Champions;

/// <summary>A shop of two categories with a backtest over three windows of a week, in which seasonal naive and an ensemble were compared.</summary>
public sealed class ComparedShop : SalesWebApp
{
    public ComparedShop()
    {
        Import(SalesFiles.Daily(150, "Bread", "a/b"));
        Report = Services.GetRequiredService<DatasetBacktest>().Run(
            new BacktestRequest { Models = ["SeasonalNaive", "Ensemble"], Windows = 3, WarmUp = 2 },
            _ => { },
            _ => { },
            new SalesWeb.Training.Resumption { IsInterrupted = () => false },
            TestContext.Current.CancellationToken);
    }

    public BacktestReport Report { get; }

    /// <summary>The run of the backtest.</summary>
    public Run Run => Services.GetRequiredService<Leaderboards>().Get("shop").Run;
}
