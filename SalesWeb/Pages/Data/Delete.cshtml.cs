using Microsoft.AspNetCore.Mvc;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Versions;
using SalesWeb.Tracking;
using SalesWeb.Web;

namespace SalesWeb.Pages.Data;

/// <summary>Asks before a dataset, or one version of it, is deleted, then deletes it.</summary>
public sealed class DeleteModel(
    DatasetStore datasets, VersionStore versions, ModelStore models, ChampionStore champions, RunQuery runs, DatasetRemoval removal) : InPlacePage
{
    /// <summary>The current version of the dataset, or the one that is to go.</summary>
    public DatasetVersion Version { get; private set; } = null!;

    public IReadOnlyList<DatasetVersion> Versions { get; private set; } = [];

    /// <summary>Whether one version is to go, and not the whole dataset.</summary>
    public bool IsVersion { get; private set; }

    /// <summary>The version that will be used where the one that goes is in use; null where it is not.</summary>
    public DatasetVersion? Next { get; private set; }

    /// <summary>What was learnt from the version.</summary>
    public VersionUse? Use { get; private set; }

    /// <summary>Categories whose forecasts end with the dataset.</summary>
    public int Models { get; private set; }

    /// <param name="dataset">The dataset.</param>
    /// <param name="version">The version that is to go; null for the whole dataset.</param>
    public IActionResult OnGet(string dataset, long? version)
    {
        Version = version is { } id ? versions.Get(dataset, id) : datasets.Get(dataset);
        Versions = datasets.Versions(dataset);
        Models = models.List(dataset).Count;
        IsVersion = version is not null;
        if (IsVersion)
        {
            Use = VersionUse.Of(Version, runs, champions, models);
            Next = datasets.Get(dataset).Id == version ? Versions.FirstOrDefault(other => other.Id != version) : null;
        }

        return Page();
    }

    public IActionResult OnPost(string dataset, long? version)
    {
        if (version is not { } id)
        {
            removal.Remove(dataset);
            return Go("/data");
        }

        versions.Delete(dataset, id);
        return Go(Url.Page("Report", new { dataset })!);
    }
}
