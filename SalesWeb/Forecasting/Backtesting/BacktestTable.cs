using SalesWeb.Series;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>A backtest as the table the field exchanges: <c>unique_id, ds, cutoff, y</c> and three columns a model.</summary>
public static class BacktestTable
{
    public static void Write(TextWriter writer, BacktestResult result)
    {
        var columns = result.Models.SelectMany(model => new[] { model, $"{model}-lo-{result.Level}", $"{model}-hi-{result.Level}" });
        var table = new CsvTable(writer, ["unique_id", "ds", "cutoff", "y", .. columns]);
        foreach (var row in result.Rows)
        {
            var values = row.Values.SelectMany(value => new object?[] { value.Point, value.Lower, value.Upper });
            table.Row([row.UniqueId, row.Date, row.Cutoff, row.Actual, .. values]);
        }
    }
}
