using SalesWeb.Series;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// A series cut in time for the full network, which can look back from anywhere: where its window reaches beyond the beginning, nothing is there.
/// All series of a category end together, so the cut is counted from the end.
/// </summary>
/// <param name="Length">Periods of the longest series.</param>
/// <param name="Training">How many of them are learnt from; the rest is validation.</param>
/// <param name="Horizon">Periods of each example's future.</param>
/// <param name="Shortest">The first origin: periods that must lie before it.</param>
internal sealed record FullSplit(int Length, int Training, int Horizon, int Shortest)
{
    /// <summary>Cycles that must lie before an origin.</summary>
    private const int Cycles = 2;

    /// <summary>The first origin in a series: two weeks of days, or eight weeks or months.</summary>
    public static int ShortestPast(Frequency frequency) => Cycles * (frequency == Frequency.Daily ? 7 : 4);

    /// <exception cref="UserErrorException">One of the parts would not hold a single example.</exception>
    public static FullSplit Of(SalesSeries series, int horizon, double validationShare)
    {
        var shortest = ShortestPast(series.Frequency);
        var validation = Math.Max(horizon, (int)Math.Round(series.Length * validationShare));
        var split = new FullSplit(series.Length, series.Length - validation, horizon, shortest);
        if (split.Training >= shortest + horizon)
            return split;

        throw new UserErrorException(
            new MinimumHistory(series.Frequency, Needed(series.Frequency, horizon, validationShare)).Sentence(series.Id, series.Length),
            "Import more of its past, or lower network.horizon in config.yaml.");
    }

    /// <summary>The fewest periods that hold an example to learn from and one to check.</summary>
    public static int Needed(Frequency frequency, int horizon, double validationShare) => Enumerable.Range(1, 1_000_000).First(length =>
        length - Math.Max(horizon, (int)Math.Round(length * validationShare)) >= ShortestPast(frequency) + horizon);

    /// <summary>The origins of examples of a series of <paramref name="length"/> periods that ends where the longest does.</summary>
    public IEnumerable<int> Origins(int length, bool isValidation)
    {
        var cut = length - (Length - Training);
        var (first, last) = isValidation ? (Math.Max(cut, Shortest), length - Horizon) : (Shortest, cut - Horizon);
        for (var origin = first; origin <= last; origin++)
            yield return origin;
    }
}
