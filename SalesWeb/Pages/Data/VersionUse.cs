using SalesWeb.Datasets;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Pages.Data;

/// <summary>What was learnt from a version, and of it what answers now.</summary>
/// <param name="Runs">The numbers of the runs, the newest first.</param>
/// <param name="Categories">The categories whose champion or network came of one of them.</param>
public sealed record VersionUse(IReadOnlyList<long> Runs, IReadOnlyList<string> Categories)
{
    public static VersionUse Of(DatasetVersion version, RunQuery runs, ChampionStore champions, ModelStore models)
    {
        var learnt = runs.Tagged(PinnedVersion.IdTag, $"{version.Id}");
        var known = learnt.ToHashSet();
        var answering = champions.List(version.Dataset).Select(champion => (champion.Category, champion.RunId))
            .Concat(models.List(version.Dataset).Select(model => (model.Category, model.RunId)))
            .Where(model => known.Contains(model.RunId))
            .Select(model => model.Category);
        return new VersionUse(learnt, [.. answering.Distinct().Order(StringComparer.Ordinal)]);
    }
}
