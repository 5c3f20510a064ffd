using System.Collections.Immutable;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Trees;

/// <summary>A series and the trees that forecast it.</summary>
internal sealed class TreesForecaster(Forest forest, SeriesTable table) : IOngoingForecaster
{
    /// <inheritdoc/>
    public Forecast Forecast(int horizon)
    {
        var level = table.Level(table.Length);
        var said = Enumerable.Range(1, horizon).Select(step => forest.At(Row(step))).ToArray();
        var errors = forest.Bands.Of(table.Number);
        return Forecasting.Forecast.Of(
            [.. said.Select(value => level * value)],
            forest.Quantiles,
            (quantile, step) => level * (said[step] + (ErrorBands.Spread(said[step]) * errors.Deviations[quantile][step])),
            table.HasReturns);
    }

    /// <summary>
    /// The questions asked on the way through every tree, each counted to what it asks for. What is taken off because sales are never negative is
    /// in the rest.
    /// </summary>
    /// <inheritdoc/>
    public Explanation Explain(int horizon)
    {
        var level = table.Level(table.Length);
        var point = Forecast(horizon).Point;
        var parts = Enumerable.Range(1, horizon).Select(step => forest.Parts(Row(step))).ToArray();
        for (var step = 0; step < horizon; step++)
            parts[step][(int)ForecastPart.Rest] += (point[step] / level) - parts[step].Sum();
        var known = forest.Layout.Columns.Select(column => column.Part).Append(ForecastPart.Trend).Append(ForecastPart.Rest).Distinct().Order();
        return new Explanation([.. known.Select(part => new ExplainedPart(part, parts.Select(step => level * step[(int)part]).ToImmutableArray()))]);
    }

    /// <inheritdoc/>
    public IForecaster From(LeveledSeries past) => new TreesForecaster(forest, table.From(past));

    private float[] Row(int step)
    {
        var row = new float[forest.Layout.Columns.Count];
        table.Fill(table.Length, step, row);
        return row;
    }
}
