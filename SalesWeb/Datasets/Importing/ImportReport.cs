using SalesWeb.Datasets.Versions;
using SalesWeb.Import.Rows;
using SalesWeb.Series;

namespace SalesWeb.Datasets.Importing;

/// <summary>What came of an import.</summary>
public sealed record ImportReport
{
    public required string Dataset { get; init; }

    /// <summary>The version that is now the dataset's current one; null after a dry run.</summary>
    public required long? VersionId { get; init; }

    /// <summary>The fingerprint of the file as it lies on disk, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Whether the dataset had this very file already, so that nothing was added.</summary>
    public required bool AlreadyThere { get; init; }

    /// <summary>Rows below the header that are not blank: the imported and the rejected ones.</summary>
    public required int RowsRead { get; init; }

    /// <summary>Rows that were taken in: what was sold, and what is planned, which the notes tell.</summary>
    public required int RowsImported { get; init; }

    public required int RowsRejected { get; init; }

    public required int Categories { get; init; }

    /// <summary>Different combinations of category, item and store.</summary>
    public required int Series { get; init; }

    /// <summary>The first date of any sale.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last date of any sale (included); plans reach further.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The sum of all imported rows, in the unit of <see cref="Measure"/>.</summary>
    public required double Total { get; init; }

    public required Frequency Frequency { get; init; }

    /// <summary>What is counted: <see cref="Measure.Amount"/> or <see cref="Measure.Quantity"/>.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The currency and the unit of the dataset after the import.</summary>
    public SalesUnits Units { get; init; } = SalesUnits.Unknown;

    /// <summary>Which column (by its header) was taken for which role (in lower case).</summary>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }

    /// <summary>The same of all files that the sales came of; where several have a role, the header of the last.</summary>
    public required IReadOnlyDictionary<string, string> KnownColumns { get; init; }

    /// <summary>The first 1,000 rejected rows, in the order of the file.</summary>
    public required IReadOnlyList<RejectedRow> Rejected { get; init; }

    /// <summary>What was decided about the file and what is odd about it, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Periods from the first to the last date for which there is no row at all.</summary>
    public required int MissingPeriods { get; init; }

    /// <summary>What the import would change in the dataset; null where there is no such dataset, and of an import that was made.</summary>
    public VersionComparison? Changes { get; init; }
}
