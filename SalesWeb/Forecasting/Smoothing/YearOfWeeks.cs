namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// A long season as a smooth curve: the additive seasonal figure of <see cref="Decomposition"/>, kept to its first harmonics, because two or
/// three years tell little of any single week.
/// <code>
///   s[t] = Σk a[k] cos(2π k t / m) + b[k] sin(2π k t / m),   k = 1 … K
/// </code>
/// </summary>
internal sealed class YearOfWeeks
{
    private const int Harmonics = 6;

    private readonly double[] _figure;

    private YearOfWeeks(double[] figure) => _figure = figure;

    /// <param name="y">At least two seasons.</param>
    /// <param name="period">m, above twelve.</param>
    public static YearOfWeeks Of(double[] y, int period)
    {
        var figure = Decomposition.Figure(y, period, multiplicative: false);
        var smooth = new double[period];
        for (var k = 1; k <= Harmonics; k++)
        {
            var (cosine, sine) = (0.0, 0.0);
            for (var t = 0; t < period; t++)
            {
                cosine += figure[t] * Math.Cos(2 * Math.PI * k * t / period) * 2 / period;
                sine += figure[t] * Math.Sin(2 * Math.PI * k * t / period) * 2 / period;
            }

            for (var t = 0; t < period; t++)
                smooth[t] += (cosine * Math.Cos(2 * Math.PI * k * t / period)) + (sine * Math.Sin(2 * Math.PI * k * t / period));
        }

        return new YearOfWeeks(smooth);
    }

    /// <summary>What the season adds to a period, counted from 0, the first of the series.</summary>
    public double At(int period) => _figure[period % _figure.Length];

    /// <summary>The series without its season.</summary>
    public double[] Without(double[] y) => [.. y.Select((value, t) => value - At(t))];
}
