using SalesWeb.Series;

namespace SalesWeb.Import;

/// <summary>How files are read where they do not say so themselves.</summary>
public sealed record ImportOptions
{
    /// <summary>Which column (by its header) has which role; a role that is absent is found by the column's name.</summary>
    /// <remarks>An empty header leaves the role out, so that no column is taken for it.</remarks>
    public IReadOnlyDictionary<Role, string> ColumnMap { get; init; } = new Dictionary<Role, string>();

    /// <summary>What of a sale is counted.</summary>
    public Measure Measure { get; init; } = Measure.Auto;

    /// <summary>What a missing period will be taken for; the import only says so in its notes.</summary>
    public MissingRule MissingPeriods { get; init; } = MissingRule.Zero;

    /// <summary>The share of rows that may be bad before the file is refused whole, as a fraction from 0 to 1 (both included).</summary>
    public double MaxRejectedShare { get; init; } = 0.05;
}
