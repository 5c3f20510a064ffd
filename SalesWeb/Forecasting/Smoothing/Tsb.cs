using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// The method of Teunter, Syntetos and Babai: how much is sold when something is, times the chance that something is.
/// <code>
///   f[T + h] = o[T] z[T]        the recursions are in <see cref="IntermittentSmoothing"/>
/// </code>
/// Source: Teunter, Syntetos and Babai (2011); α and β from 0 to 1, with the least squared errors, searched for in turn. Good for sales with many zeros that
/// may come to an end: the chance falls with every period without a sale, where <see cref="Croston"/> waits for the next one.
/// </summary>
public sealed class Tsb : IModel
{
    public string Name => "TSB";

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default) =>
        Fitted.Each(histories, history => IntermittentSmoothing.Tsb(history.Series, options, cancellation), cancellation);
}
