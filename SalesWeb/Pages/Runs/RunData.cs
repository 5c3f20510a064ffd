using SalesWeb.Datasets;
using SalesWeb.Datasets.Versions;
using SalesWeb.Training;

namespace SalesWeb.Pages.Runs;

/// <summary>The data that a run learnt from.</summary>
/// <param name="Dataset">The name of the dataset at that time.</param>
/// <param name="Version">The version of it; null where that was deleted since.</param>
public sealed record RunData(string Dataset, DatasetVersion? Version)
{
    /// <param name="tags">The tags of the run.</param>
    /// <param name="versions">Which versions there are.</param>
    /// <returns>Null for a run that noted no data.</returns>
    public static RunData? Of(IReadOnlyDictionary<string, string> tags, VersionStore versions) =>
        tags.TryGetValue(PinnedVersion.DatasetTag, out var dataset) ? new RunData(dataset, PinnedVersion.Find(tags, versions)) : null;
}
