namespace SalesWeb.Quality;

/// <summary>
/// How often and how evenly something is sold, after Syntetos, Boylan and Croston, "On the categorization of demand patterns" (2005):
/// <code>
///   ADI = periods / periods with demand             above 1.32: now and then
///   CV² = variance / mean² of the demands           above 0.49: uneven
/// </code>
/// Periods that are closed by a pattern are none in which anything could have been demanded; returns are no demand. A period without a row
/// counts as one without demand, unless sales tell otherwise: where half of the periods or more have a row, nearly all (95 %) of these sell
/// something, and much the same (CV² at most 1/9, so that nothing is three standard deviations away), rows are missing and not demand, and
/// only the periods with a row count. Single pieces that are sold now and then are never so even: where Poisson counts are above 0 half of
/// the time or more often, CV² of the counts above 0 is at least 0.19 up to a mean of 5.
/// </summary>
/// <param name="Interval">ADI, at least 1.</param>
/// <param name="Variation">CV², of the sizes that are not zero.</param>
/// <param name="Class">What that makes it.</param>
public sealed record Demand(double Interval, double Variation, DemandClass Class)
{
    public const double LongestInterval = 1.32;
    public const double LargestVariation = 0.49;

    private const double NearlyAll = 0.95;
    private const double Even = 1.0 / 9;

    public bool IsIntermittent => Interval > LongestInterval;

    /// <summary>The demand of a series; null where nothing was ever sold.</summary>
    public static Demand? Of(SalesHistory history, Closures closures)
    {
        var sizes = history.Values.Where(value => value > 0).ToArray();
        if (sizes.Length == 0)
            return null;

        var open = Enumerable.Range(0, history.Length).Count(period => !closures[period]);
        var known = history.Known.Count();
        var mean = sizes.Average();
        var variation = sizes.Average(size => (size - mean) * (size - mean)) / (mean * mean);
        var lacksRows = 2 * known >= open && sizes.Length >= NearlyAll * known && variation <= Even;
        var interval = (double)(lacksRows ? known : open) / sizes.Length;
        return new Demand(interval, variation, (interval > LongestInterval, variation > LargestVariation) switch
        {
            (false, false) => DemandClass.Smooth,
            (false, true) => DemandClass.Erratic,
            (true, false) => DemandClass.Intermittent,
            _ => DemandClass.Lumpy,
        });
    }
}
