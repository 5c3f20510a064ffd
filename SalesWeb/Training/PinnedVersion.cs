using SalesWeb.Datasets;
using SalesWeb.Datasets.Versions;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>The version of the data that a run learnt from, as its tags note it: by number, and by the fingerprint of the file.</summary>
public static class PinnedVersion
{
    public const string DatasetTag = "dataset";

    /// <summary>The number is never given again, so it names the version also when that is gone.</summary>
    public const string IdTag = "dataset_version_id";

    private const string FileTag = "dataset_version";

    /// <summary>The version that a run learnt from; null where it was deleted since.</summary>
    /// <remarks>Runs from before there was the number are known by their file.</remarks>
    public static DatasetVersion? Find(IReadOnlyDictionary<string, string> tags, VersionStore versions)
    {
        if (tags.TryGetValue(IdTag, out var id))
            return long.TryParse(id, out var number) ? versions.Find(number) : null;
        return tags.TryGetValue(DatasetTag, out var dataset) && tags.TryGetValue(FileTag, out var file) ? versions.FindFile(dataset, file) : null;
    }

    /// <summary>What each of some runs learnt from, to be asked with <see cref="Is"/>; a run that does not say is not there.</summary>
    internal static IReadOnlyDictionary<long, string> Pins(RunQuery runs, IReadOnlyCollection<long> ids)
    {
        var pins = runs.Tag(FileTag, ids).ToDictionary();
        foreach (var (run, id) in runs.Tag(IdTag, ids))
            pins[run] = id;
        return pins;
    }

    /// <summary>Whether a run with this pin learnt from a version. One file makes several, read otherwise or put together with others, so only old runs are known by it.</summary>
    internal static bool Is(string pin, DatasetVersion version) => pin == $"{version.Id}" || pin == version.Sha256;

    internal static IEnumerable<KeyValuePair<string, string>> Tags(DatasetVersion version) =>
    [
        new(DatasetTag, version.Dataset),
        new(FileTag, version.Sha256),
        new(IdTag, $"{version.Id}"),
    ];
}
