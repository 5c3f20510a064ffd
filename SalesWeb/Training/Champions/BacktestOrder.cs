using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Series;

namespace SalesWeb.Training.Champions;

/// <summary>A request with all that it leaves open filled in.</summary>
/// <param name="Version">The data.</param>
/// <param name="Series">Its categories as a whole, one series each.</param>
/// <param name="Models">Seasonal naive among them.</param>
/// <param name="Plan">Checked against nothing yet.</param>
public sealed record BacktestOrder(
    DatasetVersion Version, IReadOnlyList<LeveledSeries> Series, IReadOnlyList<IModel> Models, BacktestPlan Plan)
{
    /// <summary>Why the plan is smaller than the configured one, in one sentence; null where it is not.</summary>
    public string? PlanNote { get; init; }

    /// <summary>The models' names, in their order.</summary>
    public IReadOnlyList<string> ModelNames => [.. Models.Select(model => model.Name)];

    /// <summary>What it is going to do.</summary>
    /// <exception cref="UserErrorException">The plan is out of range, or no category has room for it; the largest plan that would do is named.</exception>
    public BacktestPreview Preview() => BacktestPreview.Of(Series, ModelNames, Plan);
}
