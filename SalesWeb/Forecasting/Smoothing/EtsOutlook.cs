namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// The mean and the variance of what is to come (Hyndman, Koehler, Ord and Snyder 2008, chapter 6).
/// <code>
///   c[j]       α + β (φ + … + φ^j) + γ at whole seasons     what an error does j periods later
///   additive   v[h] = σ² (1 + Σ c[j]²),  j = 1 … h − 1
///   relative   θ[h] = μ[h]² + σ² Σ c[j]² θ[h − j],  v[h] = (1 + σ²) θ[h] − μ[h]²
///   times a season s:  the same of the level alone, v[h] = s² ((1 + σ²) θ[h] (1 + γ² σ²)^k − μ[h]²),  k whole seasons before h
/// </code>
/// The first two are exact; the last is the book's (6.5), exact within a season and close beyond it where σ is small.
/// </summary>
/// <param name="Level">Without the season, nearest period first.</param>
/// <param name="Mean">With it.</param>
/// <param name="Deviation">√v; in the unit of the state.</param>
internal sealed record EtsOutlook(double[] Level, double[] Mean, double[] Deviation)
{
    /// <param name="fit">The form and its state behind the last value.</param>
    /// <param name="horizon">Periods, at least 1.</param>
    public static EtsOutlook Of(EtsFit fit, int horizon)
    {
        var multiplicative = fit.Form.Season == EtsSeason.Multiplicative;
        var (levels, means, deviations) = (new double[horizon], new double[horizon], new double[horizon]);
        for (var h = 0; h < horizon; h++)
        {
            var season = fit.End.Season[h % fit.Form.Period];
            levels[h] = fit.End.LevelAt(h + 1);
            means[h] = multiplicative ? levels[h] * season : levels[h] + season;
        }

        var variances = fit.Form.Relative ? Relative(fit, multiplicative ? levels : means) : Additive(fit, horizon);
        for (var h = 0; h < horizon; h++)
            deviations[h] = Math.Sqrt(Math.Max(0, variances[h])) * (multiplicative ? Math.Abs(fit.End.Season[h % fit.Form.Period]) : 1);
        return new EtsOutlook(levels, means, deviations);
    }

    private static double[] Additive(EtsFit fit, int horizon)
    {
        var effects = Effects(fit, horizon);
        var variances = new double[horizon];
        var sum = 1.0;
        for (var h = 0; h < horizon; h++)
        {
            variances[h] = fit.Variance * sum;
            sum += effects[h] * effects[h];
        }

        return variances;
    }

    private static double[] Relative(EtsFit fit, double[] means)
    {
        var effects = Effects(fit, means.Length);
        var (theta, variances) = (new double[means.Length], new double[means.Length]);
        for (var h = 0; h < means.Length; h++)
        {
            var sum = 0.0;
            for (var j = 1; j <= h; j++)
                sum += effects[j - 1] * effects[j - 1] * theta[h - j];
            theta[h] = (means[h] * means[h]) + (fit.Variance * sum);

            var seasons = fit.Form.Season == EtsSeason.Multiplicative ? h / fit.Form.Period : 0;
            var season = Math.Pow(1 + (fit.End.Gamma * fit.End.Gamma * fit.Variance), seasons);
            variances[h] = ((1 + fit.Variance) * theta[h] * season) - (means[h] * means[h]);
        }

        return variances;
    }

    /// <summary>c[1], c[2] …</summary>
    private static double[] Effects(EtsFit fit, int count)
    {
        var effects = new double[count];
        var (slope, power) = (0.0, 1.0);
        for (var j = 1; j <= count; j++)
        {
            slope += power *= fit.End.Phi;
            effects[j - 1] = fit.End.Alpha + (fit.End.Beta * slope)
                + (fit.Form.Season == EtsSeason.Additive && j % fit.Form.Period == 0 ? fit.End.Gamma : 0);
        }

        return effects;
    }
}
