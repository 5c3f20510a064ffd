namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// Exponential smoothing through a series, in its innovations form (Hyndman, Koehler, Ord and Snyder 2008, chapter 2).
/// <code>
///   q     = l + φ b                    level expected
///   f     = q + s[t − m]   or  q s[t − m]
///   e     = y − f
///   d     = e              or  e / s[t − m]          what the level got wrong
///   l     = q + α d        b = φ b + β d
///   s[t]  = s[t − m] + γ e   or  s[t − m] + γ e / q
/// </code>
/// The likelihood is concentrated: −2 log L = n log Σ ε² + 2 Σ log |f|, the second term and ε = e / f only where errors are relative.
/// </summary>
internal static class EtsRecursion
{
    private const double Tiny = 1e-10;

    /// <summary>Goes through all of a series.</summary>
    /// <param name="y">In the unit of the state.</param>
    /// <param name="form">Which kind.</param>
    /// <param name="start">The state before the first value.</param>
    /// <param name="season">Room for the season while it goes on, as long as the period; it is left with places counted from the first value.</param>
    public static EtsPass Run(ReadOnlySpan<double> y, EtsForm form, EtsState start, Span<double> season)
    {
        start.Season.CopyTo(season);
        var (alpha, beta, gamma, phi) = (start.Alpha, start.Beta, start.Gamma, start.Phi);
        var (level, slope, place) = (start.Level, start.Slope, 0);
        var (squares, logs, product) = (0.0, 0.0, 1.0);
        var multiplicative = form.Season == EtsSeason.Multiplicative;

        for (var t = 0; t < y.Length; t++)
        {
            slope *= phi;
            var expected = level + slope;
            var seasonal = season[place];
            var forecast = multiplicative ? expected * seasonal : expected + seasonal;
            var error = y[t] - forecast;
            var wrong = error;
            if (multiplicative)
            {
                wrong = error / (Math.Abs(seasonal) < Tiny ? Tiny : seasonal);
                season[place] = seasonal + (gamma * error / (Math.Abs(expected) < Tiny ? Tiny : expected));
            }
            else
            {
                season[place] = seasonal + (gamma * error);
            }

            level = expected + (alpha * wrong);
            slope += beta * wrong;
            if (++place == season.Length)
                place = 0;

            if (form.Relative)
            {
                var size = Math.Abs(forecast) < Tiny ? forecast + Tiny : forecast;
                error /= size;

                // One logarithm for many forecasts: their product, before it leaves the range of doubles.
                product *= Math.Abs(size);
                if (product is < 1e-100 or > 1e100)
                {
                    logs += Math.Log(product);
                    product = 1;
                }
            }

            squares += error * error;
        }

        return new EtsPass(squares, (y.Length * Math.Log(squares)) + (2 * (logs + Math.Log(product))), level, slope, place);
    }
}
