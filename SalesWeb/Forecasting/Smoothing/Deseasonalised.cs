using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// A series divided by its season, where a test finds one (<see cref="Decomposition"/>), as the theta methods want it
/// (Assimakopoulos and Nikolopoulos 2000).
/// </summary>
/// <param name="Values">y / s, in the unit of the series.</param>
/// <param name="Figure">s: how many times its trend each place of the season is, the first value's place first; 1 alone without a season.</param>
internal sealed record Deseasonalised(double[] Values, double[] Figure)
{
    private const double LeastIndex = 1e-4;

    /// <param name="series">Taken as it is where it has no season, or one with places at which as good as nothing is sold.</param>
    public static Deseasonalised Of(SalesSeries series)
    {
        var y = series.Values.AsSpan();
        var period = series.Frequency.Season();
        var figure = Decomposition.IsSeasonal(y, period) ? Decomposition.Figure(y, period, multiplicative: true) : [1];
        if (figure.Any(index => !(index >= LeastIndex) || double.IsInfinity(index)))
            figure = [1];
        return new Deseasonalised([.. series.Values.Select((value, t) => value / figure[t % figure.Length])], figure);
    }

    /// <summary>The season's factor for a step behind the series.</summary>
    /// <param name="step">From 1.</param>
    public double Index(int step) => Figure[(Values.Length + step - 1) % Figure.Length];
}
