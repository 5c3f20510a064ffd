using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// The theta method as R's <c>forecast::thetaf</c> computes it: simple smoothing with a drift of half the slope of the whole past.
/// <code>
///   f[T + h] = s[T + h] (l[T] + ½ b (h − 1 + (1 − (1 − α)^T) / α))
///
///   l, α   simple smoothing of the series divided by its season, with least squared errors
///   b      slope of the least-squares line through it
///   s      multiplicative season where a test finds one, else 1
/// </code>
/// Source: Assimakopoulos and Nikolopoulos (2000), in the form of Hyndman and Billah (2003). It won the M3 competition; good for the short
/// and middle term where little is known, because it believes half a trend. <see cref="DynamicTheta"/> learns how much of it to believe.
/// A series shorter than three values has no slope.
/// </summary>
public sealed class Theta : IModel
{
    public string Name => "Theta";

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default) =>
        Fitted.Each(histories, history => Fit(history.Series, options, cancellation), cancellation);

    private static ThetaForecaster Fit(SalesSeries history, FitOptions options, CancellationToken cancellation)
    {
        var season = Deseasonalised.Of(history);
        var n = history.Length;
        var smooth = SimpleSmoothing.Of(season.Values, cancellation);
        var drift = n > 2 ? LeastSquares.Line(season.Values).Slope / 2 : 0;
        var behind = (1 - Math.Pow(1 - smooth.Alpha, n)) / smooth.Alpha;

        return new ThetaForecaster(
            history,
            season,
            [.. Enumerable.Range(0, options.Horizon).Select(step => smooth.Level + (drift * (step + behind)))],
            smooth.Alpha,
            Math.Sqrt(smooth.Squares / Math.Max(1, n - 2)),
            options.Quantiles);
    }
}
