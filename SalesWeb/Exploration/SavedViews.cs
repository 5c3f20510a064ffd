using SalesWeb.Datasets;

namespace SalesWeb.Exploration;

/// <summary>Views with a name, with what has become of what they look at.</summary>
public sealed class SavedViews(SavedViewStore store, DatasetStore datasets, SalesExplorer explorer)
{
    /// <summary>All views, by dataset and name.</summary>
    /// <returns>Each with a sentence that says what is gone; null where all is there.</returns>
    public IReadOnlyList<(SavedView Saved, string? Missing)> List()
    {
        var current = datasets.Current().ToDictionary(version => version.Dataset);
        return [.. store.List().Select(saved => (saved, Missing(saved, current.GetValueOrDefault(saved.Dataset))))];
    }

    private string? Missing(SavedView saved, DatasetVersion? current)
    {
        var view = ViewAddress.Read(saved.Query).View;
        if (current is null)
            return $"The dataset \"{saved.Dataset}\" is gone.";
        if (view.Version is { } id && id != current.Id && datasets.Versions(saved.Dataset).All(version => version.Id != id))
            return $"Version {id} of the dataset is gone.";

        var version = explorer.Version(view);
        var known = explorer.Categories(version).Select(category => category.Category).ToHashSet();
        string?[] wanted = [view.Category, .. view.Compare];
        var gone = wanted.OfType<string>().Where(category => !known.Contains(category)).Select(category => $"\"{category}\"").ToList();
        return gone.Count == 0 ? null : $"The {(gone.Count == 1 ? "category" : "categories")} {string.Join(", ", gone)} {(gone.Count == 1 ? "is" : "are")} gone.";
    }
}
