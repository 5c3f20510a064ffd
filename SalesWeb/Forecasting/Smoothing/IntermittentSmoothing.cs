using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// What Croston's method and its successors share: size and frequency of demand are smoothed apart, and the weights are those with the
/// least squared error one period ahead.
/// <code>
///   at a sale     z = z + α (y − z)            size of a sale
///   Croston, SBA  p = p + α (q − p)            periods from sale to sale, q since the last one;  rate = c z / p
///   TSB           o = o + β ([y ≠ 0] − o)      chance of a sale, learnt in every period;         rate = o z
/// </code>
/// z begins with the first sale, p with the periods up to it, o with the share of periods that have a sale. There is no valid
/// closed form for intervals; they are the errors of the past (<see cref="FlatForecaster"/>).
/// </summary>
internal static class IntermittentSmoothing
{
    /// <summary>Croston's rates; <paramref name="debiased"/> where c is 1 − α / 2, rather than 1.</summary>
    public static IForecaster Croston(SalesSeries history, bool debiased, FitOptions options, CancellationToken cancellation)
    {
        var y = UnitFree.Of(history.Values.AsSpan()).Values;
        var alpha = GoldenSection.Minimise(alpha => Error(y, CrostonRates(y, alpha, debiased)), 0, 1, cancellation);
        return Forecaster(history, CrostonRates(history.Values.AsSpan(), alpha, debiased), options);
    }

    /// <summary>The rates of Teunter, Syntetos and Babai.</summary>
    public static IForecaster Tsb(SalesSeries history, FitOptions options, CancellationToken cancellation)
    {
        var y = UnitFree.Of(history.Values.AsSpan()).Values;
        var (alpha, beta) = (0.1, 0.1);
        for (var round = 0; round < 3; round++)
        {
            beta = GoldenSection.Minimise(chance => Error(y, TsbRates(y, alpha, chance)), 0, 1, cancellation);
            alpha = GoldenSection.Minimise(size => Error(y, TsbRates(y, size, beta)), 0, 1, cancellation);
        }

        return Forecaster(history, TsbRates(history.Values.AsSpan(), alpha, beta), options);
    }

    private static FlatForecaster Forecaster(SalesSeries history, double[] rates, FitOptions options) =>
        new(history, rates, Math.Clamp(FirstSale(history.Values.AsSpan()) + 1, 1, history.Length), options);

    private static double[] CrostonRates(ReadOnlySpan<double> y, double alpha, bool debiased)
    {
        var rates = new double[y.Length + 1];
        var first = FirstSale(y);
        if (first == y.Length)
            return rates;

        var (size, interval, since) = (y[first], first + 1.0, 0);
        for (var t = first; t < y.Length; t++)
        {
            since++;
            if (y[t] != 0 && t > first)
            {
                size += alpha * (y[t] - size);
                interval += alpha * (since - interval);
            }

            if (y[t] != 0)
                since = 0;
            rates[t + 1] = (debiased ? 1 - (alpha / 2) : 1) * size / interval;
        }

        return rates;
    }

    private static double[] TsbRates(ReadOnlySpan<double> y, double alpha, double beta)
    {
        var rates = new double[y.Length + 1];
        var first = FirstSale(y);
        if (first == y.Length)
            return rates;

        var (size, chance) = (y[first], 1 - ((double)y.Count(0) / y.Length));
        for (var t = 0; t < y.Length; t++)
        {
            if (y[t] != 0)
                size += alpha * (y[t] - size);
            chance += beta * ((y[t] != 0 ? 1 : 0) - chance);
            rates[t + 1] = chance * size;
        }

        return rates;
    }

    /// <summary>Σ (rate − y)² one period ahead, behind the first sale.</summary>
    private static double Error(double[] y, double[] rates)
    {
        var sum = 0.0;
        for (var t = FirstSale(y) + 1; t < y.Length; t++)
            sum += (rates[t] - y[t]) * (rates[t] - y[t]);
        return sum;
    }

    private static int FirstSale(ReadOnlySpan<double> y)
    {
        var first = y.IndexOfAnyExcept(0);
        return first < 0 ? y.Length : first;
    }
}
