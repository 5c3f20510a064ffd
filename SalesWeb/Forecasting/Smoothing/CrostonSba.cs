using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// Croston's method without its bias, the approximation of Syntetos and Boylan.
/// <code>
///   f[T + h] = (1 − α / 2) z[T] / p[T]        the recursions are in <see cref="IntermittentSmoothing"/>
/// </code>
/// Source: Syntetos and Boylan (2005); α from 0 to 1, with the least squared errors. Good where <see cref="Croston"/> is and sales are rare; where something is
/// sold in nearly every period it forecasts too little.
/// </summary>
public sealed class CrostonSba : IModel
{
    public string Name => "CrostonSBA";

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default) =>
        Fitted.Each(histories, history => IntermittentSmoothing.Croston(history.Series, debiased: true, options, cancellation), cancellation);
}
