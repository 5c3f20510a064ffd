namespace SalesWeb.Forecasting.Smoothing;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>
    /// The value that a standard normal variable stays below with a probability, to about 1e-15: a rational start
    /// (Abramowitz and Stegun 1964, 26.2.23) and Newton's steps on the distribution itself.
    /// </summary>
    /// <param name="probability">0 to 1, both excluded.</param>
    public static double Quantile(double probability)
    {
        if (probability > 0.5)
            return -Quantile(1 - probability);

        var t = Math.Sqrt(-2 * Math.Log(probability));
        var z = -(t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))));
        for (var step = 0; step < 4; step++)
            z -= (Below(z) - probability) / Density(z);
        return z;
    }

    private static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The distribution function for z of at most 0: a series near the middle, a continued fraction in the tail.</summary>
    private static double Below(double z)
    {
        if (z > -3)
        {
            var (sum, term) = (z, z);
            for (var n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
                sum += term *= z * z / ((2 * n) + 1);
            return 0.5 + (Density(z) * sum);
        }

        var fraction = -z;
        for (var n = 60; n >= 1; n--)
            fraction = -z + (n / fraction);
        return Density(z) / fraction;
    }
}
