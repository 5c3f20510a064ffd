using SalesWeb.Series;

namespace SalesWeb.Datasets.Levels;

/// <summary>What the parts of one series add up to in each period, from the category's first to the last that is planned.</summary>
/// <param name="axis">Which dates the periods are.</param>
internal sealed class LevelSums(LevelAxis axis)
{
    private readonly double[] _values = new double[axis.Length];
    private readonly double[] _prices = new double[axis.Length];
    private readonly int[] _priced = new int[axis.Length];
    private readonly int[] _promoted = new int[axis.Length];
    private readonly int[] _rows = new int[axis.Length];

    /// <summary>All that was sold.</summary>
    public double Total => _values.Sum();

    public bool IsSold => _rows.AsSpan(0, axis.Past).ContainsAnyExcept(0);

    /// <summary>Adds what is known of a part on one date; a plan too far ahead is passed over.</summary>
    public void Add(DateOnly date, in LevelRow row)
    {
        var period = axis.PeriodOf(date);
        if (period >= axis.Length)
            return;

        _values[period] += row.Value;
        _prices[period] += row.PriceSum;
        _priced[period] += row.Priced;
        _promoted[period] += row.Promoted;
        _rows[period] += row.Rows;
    }

    /// <summary>The series, from its own first sale to the version's last.</summary>
    /// <param name="key">What it adds up.</param>
    /// <param name="rule">What a period without any row means.</param>
    /// <param name="tellsPromotions">Whether the file has a column of promotions.</param>
    /// <param name="corrections">What is laid over the file.</param>
    public LeveledSeries Build(SeriesKey key, MissingRule rule, bool tellsPromotions, CorrectionLayer corrections)
    {
        var totals = Enumerable.Range(0, axis.Past)
            .Where(period => _rows[period] > 0)
            .Select(period => new DatedTotal { Date = axis.DateOf(period), Value = _values[period] })
            .ToList();
        var corrected = corrections.Over(new SalesSelection(key.Category, key.Item, key.Store), totals);
        var (series, _) = SeriesBuilder.Build(key.ToString(), axis.Frequency, corrected, rule, end: axis.DateOf(axis.Past - 1));
        var first = axis.Frequency.PeriodsBetween(axis.Start, series.Start);
        var planned = Math.Max(0, Array.FindLastIndex(_rows, count => count > 0) + 1 - axis.Past);
        var known = Enumerable.Range(first, series.Length + planned);
        var covariates = new Covariates(
            series.Length,
            planned,
            _priced.Any(count => count > 0) ? [.. known.Select(MeanPrice)] : null,
            tellsPromotions ? [.. known.Select(PromotedShare)] : null);
        return new LeveledSeries(key, series, covariates);
    }

    private double? MeanPrice(int period) => _priced[period] > 0 ? _prices[period] / _priced[period] : null;

    private double PromotedShare(int period) => _rows[period] > 0 ? (double)_promoted[period] / _rows[period] : 0;
}
