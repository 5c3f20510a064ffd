using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>Which sales to look at, and how closely. <see cref="ViewAddress"/> writes it as an address.</summary>
public sealed record SalesView
{
    /// <summary>The most periods that a rolling average may reach over.</summary>
    public const int LongestAverage = 366;

    /// <summary>The most categories that are drawn beside the first, so that every line has a colour of its own.</summary>
    public const int MostCompared = 5;

    /// <summary>Null for the default dataset.</summary>
    public string? Dataset { get; init; }

    /// <summary>The number of a version of the dataset; null for the current one.</summary>
    public long? Version { get; init; }

    /// <summary>Null for all together.</summary>
    public string? Category { get; init; }

    /// <summary>Null for all.</summary>
    public string? Item { get; init; }

    /// <summary>Null for all.</summary>
    public string? Store { get; init; }

    /// <summary>Categories that are drawn beside, each once and none of them <see cref="Category"/>.</summary>
    public IReadOnlyList<string> Compare { get; init; } = [];

    /// <summary>The first date (included); null for all.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last date (included); null for all.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Null for what the dataset counts.</summary>
    public SalesMeasure? Measure { get; init; }

    /// <summary>What the sales are summed by; null for the data's own periods.</summary>
    public PeriodUnit? Unit { get; init; }

    /// <summary>Periods in the rolling average, 1 (none) to <see cref="LongestAverage"/>, both included; null for what suits the unit.</summary>
    public int? Average { get; init; }

    /// <summary>Whether the year before is laid over.</summary>
    public bool LastYear { get; init; }

    /// <summary>What the selection is broken down into; null for what comes next: categories, then items, then stores.</summary>
    public SalesPart? By { get; init; }

    public SalesSelection Selection => new(Category, Item, Store);

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
        if (Unit < version.Frequency.Unit())
            throw Wrong("unit", $"The data has a number for each {version.Frequency.Noun()}, so it cannot be shown by {Unit.Value.Noun()}.", "Choose a longer unit.");
        if (Compare.Count > MostCompared)
            throw Wrong("compare", $"{Compare.Count} categories are to be compared with the first; it can be {MostCompared} at most.", "Take some of them away.");
        if (Compare.Count > 0 && Item is not null)
            throw Wrong("compare", $"The item \"{Item}\" cannot be compared with categories.", "Take the item away, or the categories that are compared with it.");
    }

    private static UserErrorException Wrong(string field, string problem, string remedy) => new(problem, remedy, field: field);
}
