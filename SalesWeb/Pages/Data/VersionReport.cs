using System.Text.Json;
using SalesWeb.Datasets;
using SalesWeb.Import.Rows;

namespace SalesWeb.Pages.Data;

/// <summary>What was found in a file.</summary>
/// <param name="Version">The version of the dataset that it became.</param>
/// <param name="Columns">Which column (by its header) was taken for which role (in lower case).</param>
/// <param name="Notes">What was decided about the file, a sentence each.</param>
/// <param name="Rejected">The rows left out, at most 1,000.</param>
public sealed record VersionReport(
    DatasetVersion Version, IReadOnlyDictionary<string, string> Columns, IReadOnlyList<string> Notes, IReadOnlyList<RejectedRow> Rejected)
{
    public static VersionReport Of(DatasetVersion version, DatasetStore datasets) => new(
        version,
        version.HeaderByRole,
        JsonSerializer.Deserialize<List<string>>(version.Notes)!,
        datasets.Rejected(version.Id));
}
