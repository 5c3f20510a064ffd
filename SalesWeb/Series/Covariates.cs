using System.Collections.Immutable;

namespace SalesWeb.Series;

/// <summary>
/// What is known of each period of a series beside what was sold, and of the planned periods behind its end.
/// <code>
///   periods 0 … Past − 1                   those of the series
///   periods Past … Past + Planned − 1      the future that has been planned
/// </code>
/// </summary>
public sealed class Covariates
{
    private readonly ImmutableArray<double?>? _given;
    private readonly ImmutableArray<double>? _prices;
    private readonly ImmutableArray<double>? _promoted;

    /// <param name="past">The length of the series, at least 1.</param>
    /// <param name="planned">How many periods behind its end are planned, at least 0.</param>
    /// <param name="prices">
    /// The mean price of each of the past and planned periods, in money for one piece; null for a period without any. Null, or
    /// nothing but nulls, where prices are not known.
    /// </param>
    /// <param name="promoted">The share of each period's rows that were on offer, 0 to 1 (both included); null where promotions are not known.</param>
    /// <exception cref="ArgumentException">A list is not as long as past and planned periods together.</exception>
    public Covariates(int past, int planned, IReadOnlyList<double?>? prices, IReadOnlyList<double>? promoted)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(past, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(planned);
        if (prices is not null && prices.Count != past + planned)
            throw new ArgumentException($"There are {prices.Count} prices for {past + planned} periods.", nameof(prices));
        if (promoted is not null && promoted.Count != past + planned)
            throw new ArgumentException($"There are {promoted.Count} shares for {past + planned} periods.", nameof(promoted));

        (Past, Planned) = (past, planned);
        _given = prices?.ToImmutableArray();
        _prices = _given is { } given && given.Any(price => price is not null) ? CarryForward(given) : null;
        _promoted = promoted?.ToImmutableArray();
    }

    /// <summary>Periods of the series, at least 1.</summary>
    public int Past { get; }

    /// <summary>Periods behind the end of the series up to the last one that is planned (included); 0 where none is.</summary>
    public int Planned { get; }

    public bool HasPrices => _prices is not null;

    public bool HasPromotions => _promoted is not null;

    /// <summary>
    /// The mean price in a period. One without a price has the price before it, those before the first price have the first,
    /// and those behind the plan the last.
    /// </summary>
    /// <param name="period">Counted from 0, the first of the series; as far into the future as one likes.</param>
    /// <returns>Money for one piece; null where the series has no prices at all.</returns>
    public double? Price(int period) => _prices is { } prices ? prices[Math.Min(period, prices.Length - 1)] : null;

    /// <summary>The price that the file gives for a period, and none that is carried there from another.</summary>
    /// <param name="period">0 to <see cref="Past"/> + <see cref="Planned"/> (excluded).</param>
    /// <returns>Money for one piece; null where the file gives none.</returns>
    public double? Given(int period) => _given?[period];

    /// <summary>The share of a period's rows that were, or are planned to be, on offer; 0 where there is no row, and behind the plan.</summary>
    /// <param name="period">Counted from 0, the first of the series; as far into the future as one likes.</param>
    /// <returns>0 to 1, both included; null where the file does not tell of promotions.</returns>
    public double? Promoted(int period) => _promoted is { } promoted ? (period < promoted.Length ? promoted[period] : 0) : null;

    /// <summary>What was known when the series was only <paramref name="count"/> periods long; no later price is seen in it.</summary>
    /// <param name="count">1 to <see cref="Past"/>, both included.</param>
    /// <param name="planned">For how many periods behind them prices and promotions were planned then, 0 to as many as there are.</param>
    public Covariates Head(int count, int planned = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Past);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count + planned, Past + Planned);

        return new Covariates(count, planned, _given?[..(count + planned)], _promoted?[..(count + planned)]);
    }

    /// <summary>What is known of the last <paramref name="count"/> periods of the series, 1 to <see cref="Past"/>, and of the planned ones behind them.</summary>
    public Covariates Tail(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Past);

        var from = Past - count;
        return new Covariates(count, Planned, _given?[from..], _promoted?[from..]);
    }

    private static ImmutableArray<double> CarryForward(ImmutableArray<double?> prices)
    {
        var last = prices.First(price => price is not null)!.Value;
        return [.. prices.Select(price => last = price ?? last)];
    }
}
