using SalesWeb.Import.Headings;

namespace SalesWeb.Import;

/// <summary>One column of a file: what it holds, what it was taken for, and why.</summary>
public sealed record InspectedColumn
{
    /// <summary>From the left, the first is 1.</summary>
    public required int Position { get; init; }

    public required string Header { get; init; }

    /// <summary>What names the column in <see cref="ImportChoices"/>: its header, or #3 where that would not be clear.</summary>
    public required string Reference { get; init; }

    /// <summary>What it says about a sale; null for none.</summary>
    public required Role? Role { get; init; }

    /// <summary>Whether it is a category of its own, as in wide files.</summary>
    public required bool IsCategory { get; init; }

    /// <summary>The reason with its evidence, a sentence: "Its name says so; day first: in 1,271 of 2,106 different dates …".</summary>
    public required string Why { get; init; }

    /// <summary>Up to five different cells as they stand in the file.</summary>
    public required IReadOnlyList<string> Samples { get; init; }

    /// <summary>The share of cells that say anything, 0 to 1, of those that were looked at: all, but for long columns of words.</summary>
    public required double FilledShare { get; init; }

    /// <summary>Whether it could hold dates, by its cells.</summary>
    public required bool HoldsDates { get; init; }

    /// <summary>Whether it could hold numbers, by its cells.</summary>
    public required bool HoldsNumbers { get; init; }
}
