using System.Text.Json;
using SalesWeb.Series;

namespace SalesWeb.Datasets;

/// <summary>A state of a dataset: what a file made of it, alone or together with the version that it appends to or corrects.</summary>
public sealed record DatasetVersion
{
    public required long Id { get; init; }

    public required string Dataset { get; init; }

    /// <summary>The fingerprint of the file, which alone does not tell the version: 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    public required string FileName { get; init; }

    /// <summary>The size of the file as it lay on disk, perhaps compressed.</summary>
    public required long Bytes { get; init; }

    /// <summary>The rows of the file; what the versions before had read is with those.</summary>
    public required int RowsRead { get; init; }

    public required int RowsImported { get; init; }

    public required int RowsRejected { get; init; }

    /// <summary>Of all sales, as are the series, the dates, the total and the missing periods.</summary>
    public required int Categories { get; init; }

    /// <summary>Different combinations of category, item and store.</summary>
    public required int Series { get; init; }

    public required Frequency Frequency { get; init; }

    public required DateOnly FirstDate { get; init; }

    /// <summary>The last date (included).</summary>
    public required DateOnly LastDate { get; init; }

    /// <summary>The sum of all sales, in the unit of <see cref="Measure"/>.</summary>
    public required double Total { get; init; }

    /// <summary>What is counted: <see cref="Measure.Amount"/> or <see cref="Measure.Quantity"/>.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The currency of the dataset; null if unknown.</summary>
    public string? Currency { get; init; }

    /// <summary>The unit of the dataset's quantities; null for pieces.</summary>
    public string? Unit { get; init; }

    public SalesUnits Units => new(Currency, Unit);

    /// <summary>Periods from the first to the last date for which there are no sales at all.</summary>
    public required int MissingPeriods { get; init; }

    /// <summary>Which column of the file was taken for which role: a JSON object, role in lower case to header.</summary>
    public required string Columns { get; init; }

    /// <summary>The same of all files that the sales came of; where several have a role, the header of the last.</summary>
    public required string KnownColumns { get; init; }

    /// <summary>The header of the file's column for each role, in lower case, that has one.</summary>
    public IReadOnlyDictionary<string, string> HeaderByRole => Read(Columns);

    /// <summary>As <see cref="HeaderByRole"/>, of all files that the sales came of.</summary>
    public IReadOnlyDictionary<string, string> KnownHeaderByRole => Read(KnownColumns);

    /// <summary>What was decided about the file and what is odd about it: a JSON list of sentences.</summary>
    public required string Notes { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>What the file did to the version before.</summary>
    public required ImportMode Mode { get; init; }

    /// <summary>The version that it appends to or corrects, whose sales it holds too; null for one that replaces all, and where it was deleted.</summary>
    public required long? ParentId { get; init; }

    /// <summary>
    /// Counts up with every correction and rule for missing periods of the dataset, and with every end of one. What is kept of a
    /// version holds for its id and its revision together.
    /// </summary>
    public long Revision { get; init; }

    /// <summary>Whether it is the current version of the dataset that was chosen as default on the Data page, or imported first.</summary>
    public required bool IsChosenDefault { get; init; }

    /// <summary>The dates that name its periods.</summary>
    internal DateGrid Grid => new(Frequency, FirstDate, LastDate);

    /// <summary>Whether two dates lie in the same period.</summary>
    internal bool IsSamePeriod(DateOnly one, DateOnly other) =>
        Frequency.PeriodsBetween(FirstDate, one) == Frequency.PeriodsBetween(FirstDate, other);

    /// <summary>Whether the period of a date lies between the first sale of a category and the last of the version, both included.</summary>
    /// <param name="first">The first date of the category.</param>
    /// <param name="date">A date in the period.</param>
    internal bool Holds(DateOnly first, DateOnly date) =>
        Frequency.PeriodsBetween(first, date) >= 0 && Frequency.PeriodsBetween(first, date) <= Frequency.PeriodsBetween(first, LastDate);

    private static Dictionary<string, string> Read(string columns) => JsonSerializer.Deserialize<Dictionary<string, string>>(columns)!;
}
