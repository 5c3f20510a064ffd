using SalesWeb.Series;

namespace SalesWeb.Datasets;

/// <summary>Which sales to look at, and how closely.</summary>
public sealed record SalesView
{
    /// <summary>The most periods that a rolling average may reach over.</summary>
    public const int LongestAverage = 30;

    /// <summary>Null for the active one.</summary>
    public string? Dataset { get; init; }

    /// <summary>Null for all together.</summary>
    public string? Category { get; init; }

    /// <summary>The first date (included); null for all.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last date (included); null for all.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What the sales are summed by; null for the data's own periods.</summary>
    public Frequency? Unit { get; init; }

    /// <summary>Periods in the rolling average, 1 (none) to <see cref="LongestAverage"/>, both included.</summary>
    public int Average { get; init; } = 1;

    /// <summary>The unit that an address or a form names: day, week or month; null for none.</summary>
    /// <exception cref="UserErrorException">It names another.</exception>
    public static Frequency? ReadUnit(string? name) => string.IsNullOrEmpty(name)
        ? null
        : Enum.GetValues<Frequency>().Cast<Frequency?>().FirstOrDefault(unit => unit!.Value.Noun() == name)
            ?? throw Wrong("unit", $"The unit is \"{name}\"; it can be day, week or month.", "Choose one of these.");

    /// <exception cref="UserErrorException">The view contradicts itself or the data.</exception>
    internal void Check(DatasetVersion version)
    {
        if (Average is < 1 or > LongestAverage)
            throw Wrong("average", $"The rolling average is over {Average} periods; it can be over 1 to {LongestAverage}.", "Choose a number in that range.");
        if (From > To)
            throw Wrong("from", $"The range begins on {From:yyyy-MM-dd}, after its end on {To:yyyy-MM-dd}.", "Put the earlier date first.");
        if (From > version.LastDate)
            throw Wrong("from", $"The range begins on {From:yyyy-MM-dd}, after the last sales.", $"The data ends on {version.LastDate:yyyy-MM-dd}.");
        if (To < version.FirstDate)
            throw Wrong("to", $"The range ends on {To:yyyy-MM-dd}, before the first sales.", $"The data begins on {version.FirstDate:yyyy-MM-dd}.");
        if (Unit < version.Frequency)
            throw Wrong("unit", $"The data has a number for each {version.Frequency.Noun()}, so it cannot be shown by {Unit.Value.Noun()}.", "Choose a longer unit.");
    }

    private static UserErrorException Wrong(string field, string problem, string remedy) => new(problem, remedy, field: field);
}
