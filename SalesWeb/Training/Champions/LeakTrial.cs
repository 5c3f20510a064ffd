using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Settings;

namespace SalesWeb.Training.Champions;

/// <summary>Tries on the data of a dataset whether models look ahead.</summary>
public sealed class LeakTrial(BacktestQueue orders, SalesWebSettings settings)
{
    /// <summary>The most categories that models are tried on: a model that looks ahead does so on any.</summary>
    private const int MostSeries = 3;

    /// <param name="request">What to try; of many categories the first few are taken.</param>
    /// <param name="cancellation">Ends it within a second or so.</param>
    /// <exception cref="UserErrorException">Something is unknown, or no category can be forecast.</exception>
    public LeakFinding Run(BacktestRequest request, CancellationToken cancellation)
    {
        var order = orders.Read(request);
        var verdicts = LeakCheck.Run(
            [.. order.Series.OrderByDescending(one => one.Series.Length).Take(MostSeries)],
            _ => Models.Named(order.ModelNames, settings),
            order.Plan,
            cancellation);
        return new LeakFinding(
            order.Version.Dataset,
            [.. verdicts.Where(verdict => verdict.IsHonest).Select(verdict => verdict.Model)],
            [.. verdicts.Where(verdict => !verdict.IsHonest).Select(verdict => verdict.Model)]);
    }
}
