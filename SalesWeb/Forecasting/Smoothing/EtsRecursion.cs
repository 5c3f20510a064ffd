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
        return form.Season == EtsSeason.Multiplicative ? Multiplicative(y, start, season)
            : form.Relative ? Additive<RelativeErrors>(y, start, season)
            : Additive<PlainErrors>(y, start, season);
    }

    // In both loops only what depends on the level itself stands in the chain from one level to the next: d is (y − s) − q, or y / s − q.
    private static EtsPass Additive<TErrors>(ReadOnlySpan<double> y, EtsState start, Span<double> season)
        where TErrors : struct, IErrors
    {
        var (alpha, beta, gamma, phi) = (start.Alpha, start.Beta, start.Gamma, start.Phi);
        var (level, slope, place) = (start.Level, start.Slope, 0);
        var errors = new TErrors();
        foreach (var value in y)
        {
            var seasonal = season[place];
            slope *= phi;
            var expected = level + slope;
            var wrong = value - seasonal - expected;
            level = expected + (alpha * wrong);
            slope += beta * wrong;
            season[place] = seasonal + (gamma * wrong);
            if (++place == season.Length)
                place = 0;
            errors.Add(wrong, expected + seasonal);
        }

        return new EtsPass(errors.Squares, errors.Deviance(y.Length), level, slope, place);
    }

    private static EtsPass Multiplicative(ReadOnlySpan<double> y, EtsState start, Span<double> season)
    {
        var (alpha, beta, gamma, phi) = (start.Alpha, start.Beta, start.Gamma, start.Phi);
        var (level, slope, place) = (start.Level, start.Slope, 0);
        var errors = new RelativeErrors();
        foreach (var value in y)
        {
            var seasonal = season[place];
            slope *= phi;
            var expected = level + slope;
            var wrong = (value / (Math.Abs(seasonal) < Tiny ? Tiny : seasonal)) - expected;
            level = expected + (alpha * wrong);
            slope += beta * wrong;
            season[place] = seasonal + (gamma * ((value / (Math.Abs(expected) < Tiny ? Tiny : expected)) - seasonal));
            if (++place == season.Length)
                place = 0;
            errors.Add(value - (expected * seasonal), expected * seasonal);
        }

        return new EtsPass(errors.Squares, errors.Deviance(y.Length), level, slope, place);
    }

    /// <summary>What is kept of errors.</summary>
    private interface IErrors
    {
        /// <summary>Σ ε².</summary>
        double Squares { get; }

        void Add(double error, double forecast);

        double Deviance(int count);
    }

    private struct PlainErrors : IErrors
    {
        public double Squares { get; private set; }

        public void Add(double error, double forecast) => Squares += error * error;

        public readonly double Deviance(int count) => count * Math.Log(Squares);
    }

    private struct RelativeErrors : IErrors
    {
        // One logarithm for many forecasts: of their product, before it leaves the range of doubles.
        private double _logs = 0;
        private double _product = 1;

        public RelativeErrors()
        {
        }

        public double Squares { get; private set; }

        public void Add(double error, double forecast)
        {
            var size = Math.Abs(forecast) < Tiny ? forecast + Tiny : forecast;
            var relative = error / size;
            Squares += relative * relative;
            _product *= Math.Abs(size);
            if (_product is < 1e-100 or > 1e100)
            {
                _logs += Math.Log(_product);
                _product = 1;
            }
        }

        public readonly double Deviance(int count) => (count * Math.Log(Squares)) + (2 * (_logs + Math.Log(_product)));
    }
}
