using System.Collections.Immutable;

namespace SalesWeb.Forecasting.Trees;

/// <summary>
/// How far actual values lie from what trees say, learnt from periods that were kept back from them.
/// <code>
///   e = (f − y) / spread(f)      f and y in levels;   spread(f) = (1 + max(f, 0)) / 2:  days that sell more err by more
/// </code>
/// A step ahead has the errors of the steps around it; a series that has few takes those of all its steps, and one that has hardly any
/// those of all series.
/// </summary>
internal sealed class ErrorBands
{
    /// <summary>Fewer errors than these are too few to tell one step from another.</summary>
    private const int FewOfStep = 40;

    /// <summary>Fewer errors than these are too few to tell one series from another.</summary>
    private const int FewOfSeries = 20;

    private readonly ErrorQuantiles[] _series;

    /// <param name="errors">The kept rows: their series, step and e; at least one.</param>
    /// <param name="series">How many series there are.</param>
    /// <param name="options">The horizon and the quantiles.</param>
    public ErrorBands(IReadOnlyCollection<(int Series, int Step, double Error)> errors, int series, FitOptions options)
    {
        var all = errors.Select(one => one.Error).ToList();
        var own = errors.ToLookup(one => one.Series);
        _series = new ErrorQuantiles[series];
        Parallel.For(0, series, number =>
        {
            var mine = own[number].ToList();
            var whole = mine.Count >= FewOfSeries ? [.. mine.Select(one => one.Error)] : all;
            _series[number] = mine.Count >= FewOfStep
                ? ErrorQuantiles.Of([.. Enumerable.Range(1, options.Horizon).Select(step => Around(mine, step, options.Horizon, whole))], options.Quantiles)
                : OfAllSteps(whole, options);
        });
    }

    public static double Spread(double forecast) => (1 + Math.Max(0, forecast)) / 2;

    /// <summary>The deviations of a series: one for each quantile and step, in units of the spread.</summary>
    public ErrorQuantiles Of(int series) => _series[series];

    private static ErrorQuantiles OfAllSteps(List<double> errors, FitOptions options)
    {
        var one = ErrorQuantiles.Of([errors], options.Quantiles);
        return one with { Deviations = [.. one.Deviations.Select(level => Enumerable.Repeat(level[0], options.Horizon).ToImmutableArray())] };
    }

    private static List<double> Around(List<(int Series, int Step, double Error)> errors, int step, int horizon, List<double> whole)
    {
        var near = errors.Where(one => Math.Abs(one.Step - step) <= Math.Max(1, horizon / 6)).Select(one => one.Error).ToList();
        return near.Count >= FewOfStep ? near : whole;
    }
}
