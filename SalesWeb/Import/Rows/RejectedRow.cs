namespace SalesWeb.Import.Rows;

/// <summary>A row that was left out of an import, and why.</summary>
public sealed record RejectedRow
{
    /// <summary>The line of the file on which the row starts; the first line is 1.</summary>
    public required int Line { get; init; }

    /// <summary>The header of the column at fault; empty where the whole row is.</summary>
    public required string Column { get; init; }

    /// <summary>What stands there, shortened to 80 characters and on one line.</summary>
    public required string Value { get; init; }

    /// <summary>The rule that it breaks, as a clause: "is not a date".</summary>
    public required string Reason { get; init; }
}
