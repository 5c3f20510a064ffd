using SalesWeb.Datasets.Importing;
using SalesWeb.Import.Rows;
using SalesWeb.Series;

namespace SalesWeb.Commands;

/// <summary>What <c>import --json</c> prints.</summary>
internal sealed class ImportAnswer(ImportReport report)
{
    private const int MostRejected = 10;

    public string Dataset => report.Dataset;

    /// <summary>The SHA-256 of the file.</summary>
    public string Version => report.Sha256;

    /// <summary>Null after a dry run.</summary>
    public long? VersionId => report.VersionId;

    public bool AlreadyThere => report.AlreadyThere;

    public int RowsRead => report.RowsRead;

    public int RowsImported => report.RowsImported;

    public int RowsRejected => report.RowsRejected;

    public int Categories => report.Categories;

    public int Series => report.Series;

    public DateOnly From => report.From;

    public DateOnly To => report.To;

    public double Total => report.Total;

    public Measure Measure => report.Measure;

    /// <summary>The currency of the dataset; null if unknown.</summary>
    public string? Currency => report.Units.Currency;

    /// <summary>The unit of the dataset's quantities; null for pieces.</summary>
    public string? Unit => report.Units.Unit;

    public Frequency Frequency => report.Frequency;

    public int MissingPeriods => report.MissingPeriods;

    public IReadOnlyDictionary<string, string> Columns => report.Columns;

    public IReadOnlyList<string> Notes => report.Notes;

    /// <summary>The first of them.</summary>
    public IEnumerable<RejectedRow> Rejected => report.Rejected.Take(MostRejected);
}
