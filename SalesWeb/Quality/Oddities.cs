namespace SalesWeb.Quality;

/// <summary>Values that are not what sales usually are: negative, zero, or added up from more rows than the others.</summary>
public sealed record Oddities
{
    /// <summary>Periods with a row.</summary>
    public required int Known { get; init; }

    public required int Zeros { get; init; }

    public required int Negatives { get; init; }

    /// <summary>All that is negative, as a fraction of all that is positive; null where nothing is.</summary>
    public required double? ReturnedShare { get; init; }

    /// <summary>How many rows nearly all periods (95 %) have; null where they differ, as those of receipts do.</summary>
    public required int? UsualRows { get; init; }

    /// <summary>The periods that have more rows than that, oldest first: perhaps a row that is there twice.</summary>
    public required IReadOnlyList<DateOnly> MoreRows { get; init; }

    public double ZeroShare => Known > 0 ? (double)Zeros / Known : 0;

    public double NegativeShare => Known > 0 ? (double)Negatives / Known : 0;

    public static Oddities Of(SalesHistory history)
    {
        const double NearlyAll = 0.95;
        var known = history.Known.ToList();
        var positive = known.Sum(period => Math.Max(0, history.Values[period]));
        var (most, often) = known.CountBy(period => history.Rows[period]).MaxBy(entry => entry.Value);
        int? usual = often >= NearlyAll * known.Count ? most : null;
        return new Oddities
        {
            Known = known.Count,
            Zeros = known.Count(period => history.Values[period] == 0),
            Negatives = known.Count(period => history.Values[period] < 0),
            ReturnedShare = positive > 0 ? known.Sum(period => Math.Max(0, -history.Values[period])) / positive : null,
            UsualRows = usual,
            MoreRows = usual is null ? [] : [.. known.Where(period => history.Rows[period] > usual).Select(history.DateAt)],
        };
    }
}
