namespace SalesWeb.Forecasting.Smoothing;

/// <summary>What smoothing weighs and remembers.</summary>
/// <param name="Alpha">How fast the level follows, 0 to 1.</param>
/// <param name="Beta">How fast the slope follows, 0 to α; 0 without a slope.</param>
/// <param name="Gamma">How fast the season follows, 0 to 1 − α; 0 without a season.</param>
/// <param name="Phi">What is left of the slope a period later; 1 where it is not damped.</param>
/// <param name="Level">In the unit of the series.</param>
/// <param name="Slope">What the level gains a period.</param>
/// <param name="Season">What the coming periods add to the level (or how many times the level they are), the next one first; one entry of no effect without a season.</param>
internal sealed record EtsState(double Alpha, double Beta, double Gamma, double Phi, double Level, double Slope, double[] Season)
{
    /// <summary>From the numbers that are searched for: α, β, γ, φ, level, slope, and the season's places 1 to m − 1, the last one first.</summary>
    public static EtsState Of(EtsForm form, ReadOnlySpan<double> numbers)
    {
        var next = 0;
        var alpha = numbers[next++];
        var beta = form.Trend ? numbers[next++] : 0;
        var gamma = form.Season == EtsSeason.None ? 0 : numbers[next++];
        var phi = form.Damped ? numbers[next++] : 1;
        var level = numbers[next++];
        var slope = form.Trend ? numbers[next++] : 0;

        var season = new double[form.Period];
        season[0] = form.Season == EtsSeason.Multiplicative ? form.Period : 0;
        for (var place = form.Period - 1; place > 0; place--)
            season[0] -= season[place] = numbers[next++];
        return new EtsState(alpha, beta, gamma, phi, level, slope, season);
    }

    /// <summary>The level that is expected at a step, without the season.</summary>
    /// <param name="step">From 1.</param>
    public double LevelAt(int step)
    {
        var (level, slope) = (Level, Slope);
        for (var h = 0; h < step; h++)
            level += slope *= Phi;
        return level;
    }
}
