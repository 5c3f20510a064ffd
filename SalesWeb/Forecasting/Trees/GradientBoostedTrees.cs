using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Forecasting.Trees;

/// <summary>
/// Gradient-boosted regression trees over all series at once, one model for every step ahead.
/// <code>
///   y[o + h − 1] = level(o) · f(x)      x: h, lags and rolling means at the origin o, past seasons, calendar, price, promotion, which series it is
///   f            = mean over members of start + Σ rate · tree(x),   grown to make Σ |y / level − f| least
/// </code>
/// Trees learn the median of sales in terms of the series' own recent level, so that large and small series teach each other and a rising level
/// is followed. How many trees there are is found on the last fifth of the past, which also tells how far forecasts err; then all of the past is
/// learnt from. Source: Friedman (2001, 2002); Ke et al. (2017), LightGBM. Good where weekdays, seasons, holidays, prices and promotions act
/// together, and where there are many series; it cannot forecast a height above the level that it has never seen.
/// </summary>
/// <param name="settings">The calendar, and the seed: the same one gives the same forecast.</param>
public sealed class GradientBoostedTrees(SalesWebSettings settings) : IModel
{
    /// <summary>Models whose mean is taken; each sees other examples and features.</summary>
    private const int Members = 3;

    /// <summary>Trees that even a past which shows no use for them gets, as a fraction of the most.</summary>
    private const double LeastTrees = 0.5;

    public string Name => "GradientBoostedTrees";

    public bool UsesPlan => true;

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default)
    {
        var frequency = histories[0].Series.Frequency;
        var calendar = new CalendarColumns(frequency, settings.Calendar.ToCalendar(), settings.Calendar.PayDays);
        var layout = new TableLayout(histories, options.Horizon, calendar);
        var tables = new SeriesTable[histories.Count];
        Parallel.For(0, tables.Length, Threads(cancellation), n => tables[n] = new SeriesTable(histories[n], n, layout));
        var examples = Examples.Draw(tables, layout, settings.Training.Seed, cancellation);
        var rows = examples.Part(tables, layout);
        if (rows.Learning.Length == 0 || rows.Kept.Length == 0)
            return [.. histories.Select(history => Fitted.Refused(TooShort(history.Series, layout)))];

        var forest = Grow(examples, rows.Learning, rows.Kept, layout, options, tables.Length, cancellation);
        return
        [
            .. tables.Select((table, n) => table.Length < layout.Plan.LeastPast
                ? Fitted.Refused(TooShort(histories[n].Series, layout))
                : Fitted.To(new TreesForecaster(forest, table))),
        ];
    }

    private Forest Grow(
        Examples examples, int[] learning, int[] kept, TableLayout layout, FitOptions options, int series, CancellationToken cancellation)
    {
        var width = layout.Columns.Count;
        var features = BinnedFeatures.Of(examples.Features, width, cancellation);
        var boosting = new BoostingOptions { LeafSize = Math.Clamp(examples.Targets.Length / 600, 5, 40) };
        var judged = new Boosting(features, examples.Targets, QuantileLoss.Median, boosting).Grow(learning, kept, settings.Training.Seed, cancellation);
        var errors = kept.Select(row =>
        {
            var said = judged.At(examples.Features.AsSpan(row * width, width));
            return (examples.Places[row].Series, examples.Places[row].Step, (said - examples.Targets[row]) / ErrorBands.Spread(said));
        }).ToList();

        var trees = Math.Max((int)(LeastTrees * boosting.MostTrees), judged.Count);
        var final = new Boosting(features, examples.Targets, QuantileLoss.Median, boosting with { MostTrees = trees });
        var members = new BoostedTrees[Members];
        var all = Enumerable.Range(0, examples.Targets.Length).ToArray();
        Parallel.For(0, Members, Threads(cancellation), m => members[m] = final.Grow(all, [], settings.Training.Seed + 1 + m, cancellation));
        return new Forest(members, layout, new ErrorBands(errors, series, options), options.Quantiles);
    }

    private static ParallelOptions Threads(CancellationToken cancellation) =>
        new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };

    private static UserErrorException TooShort(SalesSeries series, TableLayout layout)
    {
        var (noun, needed) = (series.Frequency.Noun(), (2 * layout.Plan.LeastPast) + layout.Horizon);
        return new UserErrorException(
            $"{series.Id} has {series.Length} {noun}s; GradientBoostedTrees needs about {needed} to learn from, or {layout.Plan.LeastPast} beside longer "
            + "series.",
            "Add older sales, or choose a shorter horizon or another model.");
    }
}
