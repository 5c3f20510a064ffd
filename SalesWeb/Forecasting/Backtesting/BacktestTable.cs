using SalesWeb.Series;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>
/// A backtest in the long format: <c>unique_id, ds, cutoff, y</c>, and for each model its point (the median), its mean and two columns per
/// level: <c>MODEL, MODEL-mean, MODEL-lo-80, MODEL-hi-80, …</c>. Cells of a model without a forecast are empty.
/// </summary>
public static class BacktestTable
{
    public static void Write(TextWriter writer, BacktestResult result)
    {
        var columns = result.Models.SelectMany(
            model => result.Plan.Levels.SelectMany(level => new[] { $"{model}-lo-{level}", $"{model}-hi-{level}" }).Prepend($"{model}-mean").Prepend(model));
        var table = new CsvTable(writer, ["unique_id", "ds", "cutoff", "y", .. columns]);
        foreach (var row in result.Rows())
            table.Row([row.UniqueId, row.Date, row.Cutoff, row.Actual, .. row.Values.SelectMany(value => Cells(value, result.Plan.Levels.Count))]);
    }

    private static IEnumerable<object?> Cells(ModelValue? value, int levels) => value is null
        ? Enumerable.Repeat<object?>(null, 2 + (2 * levels))
        : value.Intervals.SelectMany(ends => new object?[] { ends.Lower, ends.Upper }).Prepend(value.Expected).Prepend(value.Point);
}
