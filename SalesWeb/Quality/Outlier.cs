namespace SalesWeb.Quality;

/// <summary>A value that is far from what is usual at its time.</summary>
/// <param name="Date">The period.</param>
/// <param name="Value">What the file says.</param>
/// <param name="Usual">What would be usual.</param>
/// <param name="Score">How many spreads it is away; negative below.</param>
/// <param name="IsYearly">Whether the same happens at the same time in another year, as it does with feasts: a habit, not a mistake.</param>
/// <param name="IsPromoted">Whether it is high and at least half of its rows were on promotion, which explains it.</param>
public sealed record Outlier(DateOnly Date, double Value, double Usual, double Score, bool IsYearly, bool IsPromoted)
{
    /// <summary>The known holiday it lies on or next to, as "New Year's Day" or "day after Good Friday"; null where there is none.</summary>
    public string? Holiday { get; init; }

    /// <summary>Whether nothing explains it. Only then a correction is proposed.</summary>
    public bool IsOdd => !IsYearly && !IsPromoted && Holiday is null;
}
