using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>
/// What is known of one series of sales, to be judged: consecutive periods from its first sale to the end of the dataset, each with
/// a row in the file or without.
/// </summary>
public sealed class SalesHistory
{
    private SalesHistory(Frequency frequency, DateOnly start, int length)
    {
        (Frequency, Start) = (frequency, start);
        (Values, IsKnown, Rows, Promoted, Prices) = (new double[length], new bool[length], new int[length], new int[length], new double?[length]);
    }

    public Frequency Frequency { get; }

    /// <summary>The date of period 0.</summary>
    public DateOnly Start { get; }

    /// <summary>What was sold in each period; 0 where it is not known.</summary>
    public double[] Values { get; }

    /// <summary>Whether a period has a row.</summary>
    public bool[] IsKnown { get; }

    /// <summary>Rows of the file a period was added up from.</summary>
    public int[] Rows { get; }

    /// <summary>Those of them that were on promotion.</summary>
    public int[] Promoted { get; }

    /// <summary>Money for one piece; null where it is not known.</summary>
    public double?[] Prices { get; }

    public int Length => Values.Length;

    public DateOnly End => DateAt(Length - 1);

    /// <summary>The periods with a row, oldest first.</summary>
    public IEnumerable<int> Known => Enumerable.Range(0, Length).Where(period => IsKnown[period]);

    /// <summary>The periods in which anything was sold or came back, oldest first.</summary>
    public IEnumerable<int> Sold => Known.Where(period => Values[period] != 0);

    public DateOnly DateAt(int period) => Frequency.Add(Start, period);

    /// <param name="frequency">How far apart the periods are.</param>
    /// <param name="sold">At least one, in any order; those of one period are added.</param>
    /// <param name="end">The last date of the dataset (included).</param>
    public static SalesHistory Of(Frequency frequency, IReadOnlyCollection<SoldPeriod> sold, DateOnly end)
    {
        var first = sold.Min(one => one.Date);
        var last = sold.Max(one => one.Date);
        if (frequency == Frequency.Monthly)
            first = Calendar.StartOfMonth(first);
        var history = new SalesHistory(frequency, first, frequency.PeriodsBetween(first, end > last ? end : last) + 1);
        foreach (var one in sold)
        {
            var period = frequency.PeriodsBetween(first, one.Date);
            history.Values[period] += one.Value;
            history.IsKnown[period] = true;
            history.Rows[period] += one.Rows;
            history.Promoted[period] += one.Promoted;
            history.Prices[period] = one.Price ?? history.Prices[period];
        }

        return history;
    }
}
