namespace SalesWeb.Forecasting.Smoothing;

/// <summary>Which kind of exponential smoothing: ETS(error, trend, season).</summary>
/// <param name="Relative">Whether errors grow with the forecast (M) or not (A).</param>
/// <param name="Trend">Whether the level has a slope.</param>
/// <param name="Damped">Whether the slope fades.</param>
/// <param name="Season">How the season meets the level.</param>
/// <param name="Period">Of the season, in periods; 1 without one.</param>
internal sealed record EtsForm(bool Relative, bool Trend, bool Damped, EtsSeason Season, int Period)
{
    private static readonly (bool Trend, bool Damped)[] Trends = [(false, false), (true, true), (true, false)];

    /// <summary>α, β, γ and φ, as far as the form has them.</summary>
    public int Smoothers => 1 + (Trend ? 1 : 0) + (Season == EtsSeason.None ? 0 : 1) + (Damped ? 1 : 0);

    /// <summary>All that is estimated: the smoothers, level and slope at the start, and all of a season but its last place, which follows.</summary>
    public int Parameters => Smoothers + 1 + (Trend ? 1 : 0) + (Season == EtsSeason.None ? 0 : Period - 1);

    /// <summary>
    /// The forms that have finite variances: an additive error takes no multiplicative season, and a relative error takes only sales above 0.
    /// </summary>
    /// <param name="positive">Whether all sales are above 0.</param>
    /// <param name="period">Of the season; 1 where there is none to look for.</param>
    public static IEnumerable<EtsForm> Candidates(bool positive, int period) =>
        from relative in Enumerable.Range(0, positive ? 2 : 1).Select(n => n == 1)
        from trend in Trends
        from season in Enum.GetValues<EtsSeason>()
        where season == EtsSeason.None || period > 1
        where season != EtsSeason.Multiplicative || relative
        select new EtsForm(relative, trend.Trend, trend.Damped, season, season == EtsSeason.None ? 1 : period);

    /// <summary>As the literature writes it, for example ETS(M,Ad,M).</summary>
    public override string ToString() => $"ETS({(Relative ? "M" : "A")},{(Trend ? "A" : "N")}{(Damped ? "d" : "")},{Season.ToString()[0]})";
}
