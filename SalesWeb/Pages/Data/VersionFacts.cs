using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Series;

namespace SalesWeb.Pages.Data;

/// <summary>The key figures of a version, or of one that an import would make.</summary>
public sealed record VersionFacts(
    int RowsImported, int RowsRejected, int Categories, DateOnly From, DateOnly To, Frequency Frequency, Measure Measure, double Total, SalesUnits Units)
{
    /// <summary>Whether its file came on top of the sales there were, or corrected them: the rows are the file's then, and all else is of both.</summary>
    public bool IsOnTop { get; init; }

    public static VersionFacts Of(DatasetVersion version) => new(
        version.RowsImported, version.RowsRejected, version.Categories, version.FirstDate, version.LastDate, version.Frequency, version.Measure, version.Total, version.Units)
    {
        IsOnTop = version.Mode != ImportMode.Replace,
    };

    /// <param name="report">What the import would come to.</param>
    /// <param name="isOnTop">Whether there are sales that it would come on top of, or correct.</param>
    public static VersionFacts Of(ImportReport report, bool isOnTop) => new(
        report.RowsImported, report.RowsRejected, report.Categories, report.From, report.To, report.Frequency, report.Measure, report.Total, report.Units)
    {
        IsOnTop = isOnTop,
    };
}
