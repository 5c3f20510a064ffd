using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Series;

namespace SalesWeb.Pages.Data;

/// <summary>The key figures of a version, or of one that an import would make.</summary>
public sealed record VersionFacts(
    int RowsImported, int RowsRejected, int Categories, DateOnly From, DateOnly To, Frequency Frequency, Measure Measure, double Total)
{
    public static VersionFacts Of(DatasetVersion version) => new(
        version.RowsImported, version.RowsRejected, version.Categories, version.FirstDate, version.LastDate, version.Frequency, version.Measure, version.Total);

    public static VersionFacts Of(ImportReport report) => new(
        report.RowsImported, report.RowsRejected, report.Categories, report.From, report.To, report.Frequency, report.Measure, report.Total);
}
