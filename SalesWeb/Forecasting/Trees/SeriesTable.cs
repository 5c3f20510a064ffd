using SalesWeb.Series;

namespace SalesWeb.Forecasting.Trees;

/// <summary>One series as trees see it: a row of features for each period behind each origin.</summary>
/// <param name="series">All that is known of it.</param>
/// <param name="number">Its place among the series that are learnt from.</param>
/// <param name="layout">Which features there are.</param>
internal sealed class SeriesTable(LeveledSeries series, int number, TableLayout layout)
{
    private readonly SalesColumns _sales = new(series.Series.Values.AsSpan(), layout.Plan);
    private readonly float[] _calendar = layout.Calendar.Of(series.Series, layout.Horizon);

    public int Length => series.Series.Length;

    public int Number => number;

    public bool HasReturns => series.Series.HasReturns;

    /// <summary>The same series, with what has been sold since.</summary>
    public SeriesTable From(LeveledSeries past) => new(past, number, layout);

    /// <summary>What sales are divided by at an origin, above 0, in the unit of the series.</summary>
    public double Level(int origin) => _sales.Level(origin);

    /// <summary>What trees are to learn: the sales of a period, in levels.</summary>
    public float Target(int origin, int step) => (float)(series.Series.Values[origin + step - 1] / Level(origin));

    /// <param name="origin">The first period that is not known, at least 1.</param>
    /// <param name="step">From 1 to the horizon (included).</param>
    /// <param name="row">Receives as many values as the layout has columns.</param>
    public void Fill(int origin, int step, Span<float> row)
    {
        _sales.Fill(origin, step, Level(origin), row);
        var t = origin + step - 1;
        var at = layout.SalesCount;
        var width = layout.Calendar.Names.Count;
        _calendar.AsSpan(t * width, width).CopyTo(row[at..]);
        at += width;
        row[at++] = number;
        var covariates = series.Covariates;
        var isPlanned = step <= layout.Planned && t < covariates.Past + covariates.Planned;
        if (layout.HasPrices)
            row[at++] = isPlanned ? PriceRatio(origin, t) : PriceRatio(origin, origin - 1);
        if (layout.HasPromotions)
            row[at] = isPlanned && covariates.Promoted(t) is { } promoted ? (float)promoted : float.NaN;
    }

    /// <summary>The logarithm of a price over the mean price before the origin; not a number where there is none.</summary>
    private float PriceRatio(int origin, int t)
    {
        var (sum, count) = (0.0, 0);
        for (var past = Math.Max(0, origin - layout.Plan.Level); past < origin; past++)
        {
            sum += series.Covariates.Price(past) ?? 0;
            count++;
        }

        return sum > 0 && series.Covariates.Price(t) is { } price and > 0 ? (float)Math.Log(price * count / sum) : float.NaN;
    }
}
