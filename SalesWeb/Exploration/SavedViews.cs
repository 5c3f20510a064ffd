using SalesWeb.Datasets;

namespace SalesWeb.Exploration;

/// <summary>Views with a name, with what has become of what they look at.</summary>
public sealed class SavedViews(SavedViewStore store, DatasetStore datasets, SalesExplorer explorer)
{
    /// <summary>A page of the views, by dataset and name.</summary>
    /// <param name="limit">The number of views on a page.</param>
    /// <param name="offset">The number of views before the page.</param>
    /// <returns>Each with a sentence that says what is gone; null where all is there.</returns>
    public IReadOnlyList<(SavedView Saved, string? Missing)> List(int limit = int.MaxValue, int offset = 0)
    {
        var current = datasets.Current().ToDictionary(version => version.Dataset);
        var older = new Dictionary<string, IReadOnlyList<DatasetVersion>>();
        return [.. store.List(limit, offset).Select(saved => (saved, Missing(saved, current.GetValueOrDefault(saved.Dataset), older)))];
    }

    /// <param name="saved">What is looked for.</param>
    /// <param name="current">The current version of its dataset; null where it is gone.</param>
    /// <param name="older">The versions of each dataset that were asked for already, so that each is read once.</param>
    private string? Missing(SavedView saved, DatasetVersion? current, Dictionary<string, IReadOnlyList<DatasetVersion>> older)
    {
        var view = ViewAddress.Read(saved.Query).View;
        if (current is null)
            return $"The dataset \"{saved.Dataset}\" is gone.";
        var version = current;
        if (view.Version is { } id && id != current.Id)
        {
            if (!older.TryGetValue(saved.Dataset, out var versions))
                older[saved.Dataset] = versions = datasets.Versions(saved.Dataset);
            if (versions.FirstOrDefault(one => one.Id == id) is not { } pinned)
                return $"Version {id} of the dataset is gone.";
            version = pinned;
        }

        var known = explorer.Categories(version).Select(category => category.Category).ToHashSet();
        string?[] wanted = [view.Category, .. view.Compare];
        var gone = wanted.OfType<string>().Where(category => !known.Contains(category)).Select(category => $"\"{category}\"").ToList();
        return gone.Count == 0 ? null : $"The {(gone.Count == 1 ? "category" : "categories")} {string.Join(", ", gone)} {(gone.Count == 1 ? "is" : "are")} gone.";
    }
}
