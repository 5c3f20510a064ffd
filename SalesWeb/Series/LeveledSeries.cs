namespace SalesWeb.Series;

/// <summary>The sales of a category at one level, with what is known beside them.</summary>
/// <param name="Key">What they add up; the series bears its text as its id.</param>
/// <param name="Series">The sales.</param>
/// <param name="Covariates">Prices and promotions of the same periods, and of the planned ones behind them.</param>
public sealed record LeveledSeries(SeriesKey Key, SalesSeries Series, Covariates Covariates)
{
    /// <summary>A series of which nothing is known beside its sales.</summary>
    public static LeveledSeries Of(SalesSeries series) =>
        new(new SeriesKey(series.Id), series, new Covariates(series.Length, planned: 0, prices: null, promoted: null));

    /// <summary>The first <paramref name="count"/> periods; what is known of later ones counts as planned.</summary>
    /// <param name="count">1 to the length of the series, both included.</param>
    /// <param name="planned">Of how many periods behind them; of fewer where no more are known. Null is all.</param>
    public LeveledSeries Head(int count, int? planned = null)
    {
        var later = Covariates.Past + Covariates.Planned - count;
        return new LeveledSeries(Key, Series.Head(count), Covariates.Head(count, Math.Min(planned ?? later, later)));
    }

    /// <summary>The last <paramref name="count"/> periods with what is planned behind them.</summary>
    /// <param name="count">1 to the length of the series, both included.</param>
    public LeveledSeries Tail(int count) => new(Key, Series.From(Series.Length - count), Covariates.Tail(count));
}
