using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// Croston's method: how much is sold when something is, over how long it takes until something is.
/// <code>
///   f[T + h] = z[T] / p[T]        the recursions are in <see cref="IntermittentSmoothing"/>
/// </code>
/// Source: Croston (1972); one α for both, from 0 to 1, with the least squared errors. Good for sales with many zeros between them, such as
/// spare parts. It forecasts a little too much (<see cref="CrostonSba"/>) and does not notice when an item dies (<see cref="Tsb"/>).
/// </summary>
public sealed class Croston : IModel
{
    public string Name => "Croston";

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default) =>
        Fitted.Each(histories, history => IntermittentSmoothing.Croston(history.Series, debiased: false, options, cancellation), cancellation);
}
