using SalesWeb.Series;

namespace SalesWeb.Import;

/// <summary>How files are read where they do not say so themselves.</summary>
public sealed record ImportOptions
{
    /// <summary>What a person decided about the file.</summary>
    public ImportChoices Choices { get; init; } = ImportChoices.None;

    /// <summary>What a missing period will be taken for; the import only says so in its notes.</summary>
    public MissingRule MissingPeriods { get; init; } = MissingRule.Zero;

    /// <summary>The share of rows that may be bad before the file is refused whole, as a fraction from 0 to 1 (both included).</summary>
    public double MaxRejectedShare { get; init; } = 0.05;
}
