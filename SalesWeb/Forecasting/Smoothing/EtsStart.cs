namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// Where the search for a form begins: cautious weights, and a level, slope and season read off the first seasons
/// (Hyndman, Koehler, Ord and Snyder 2008, 2.6.1).
/// </summary>
internal static class EtsStart
{
    /// <summary>The numbers of <see cref="EtsState.Of"/>.</summary>
    public static double[] Of(EtsForm form, ReadOnlySpan<double> y)
    {
        var seasonal = Seasonal(form, y);
        var adjusted = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
            adjusted[t] = form.Season == EtsSeason.Multiplicative ? y[t] / Math.Max(seasonal[t], 0.01) : y[t] - seasonal[t];
        var head = adjusted.AsSpan(0, Math.Min(Math.Max(10, 2 * form.Period), y.Length));

        return [.. Weights(form), .. LevelAndSlope(form, head), .. Places(form, seasonal)];
    }

    private static IEnumerable<double> Weights(EtsForm form)
    {
        const double range = EtsBounds.Largest - EtsBounds.Smallest;
        var alpha = EtsBounds.Smallest + (0.2 * range / form.Period);
        yield return alpha;
        if (form.Trend)
            yield return EtsBounds.Smallest + (0.1 * (alpha - EtsBounds.Smallest));
        if (form.Season != EtsSeason.None)
            yield return EtsBounds.Smallest + (0.05 * (1 - alpha - EtsBounds.Smallest));
        if (form.Damped)
            yield return EtsBounds.LeastPhi + (0.99 * (EtsBounds.MostPhi - EtsBounds.LeastPhi));
    }

    private static double[] LevelAndSlope(EtsForm form, ReadOnlySpan<double> head)
    {
        if (!form.Trend)
            return [head.ToArray().Average()];

        var (level, slope) = LeastSquares.Line(head);
        return Math.Abs(level + slope) < 1e-8 ? [level * (1 + 1e-3), slope * (1 - 1e-3)] : [level, slope];
    }

    /// <summary>The season at every value of the series: by decomposition of three seasons or more, else what a first harmonic leaves.</summary>
    private static double[] Seasonal(EtsForm form, ReadOnlySpan<double> y)
    {
        var seasonal = new double[y.Length];
        if (form.Season == EtsSeason.None)
            return seasonal;

        var multiplicative = form.Season == EtsSeason.Multiplicative;
        if (y.Length >= 3 * form.Period)
        {
            var figure = Decomposition.Figure(y, form.Period, multiplicative);
            for (var t = 0; t < y.Length; t++)
                seasonal[t] = figure[t % form.Period];
            return seasonal;
        }

        double[] ones = [.. Enumerable.Repeat(1.0, y.Length)];
        double[] time = [.. Enumerable.Range(1, y.Length).Select(t => (double)t)];
        double[] sine = [.. time.Select(t => Math.Sin(2 * Math.PI * t / form.Period))];
        double[] cosine = [.. time.Select(t => Math.Cos(2 * Math.PI * t / form.Period))];
        var fit = LeastSquares.Fit([ones, time, sine, cosine], y);
        for (var t = 0; t < y.Length; t++)
        {
            var line = fit[0] + (fit[1] * time[t]);
            seasonal[t] = multiplicative ? y[t] / line : y[t] - line;
        }

        return seasonal;
    }

    /// <summary>The season's second to last places, the last one first.</summary>
    private static double[] Places(EtsForm form, double[] seasonal)
    {
        if (form.Season == EtsSeason.None)
            return [];

        var places = seasonal[1..form.Period];
        Array.Reverse(places);
        if (form.Season != EtsSeason.Multiplicative)
            return places;

        places = [.. places.Select(place => Math.Max(place, 0.01))];
        var sum = places.Sum();
        return sum > form.Period ? [.. places.Select(place => place / (sum + (0.01 * places.Length)))] : places;
    }
}
