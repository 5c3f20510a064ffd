using System.Data.Common;
using Microsoft.AspNetCore.Http.Extensions;
using SalesWeb.Datasets;

namespace SalesWeb.Pages.Navigation;

/// <summary>The dataset of the current page and the others to switch to, as the navigation shows them.</summary>
/// <param name="Current">The dataset of the page; null on pages that show none.</param>
/// <param name="Recent">Datasets this browser looked at last, then those with the newest imports; without the current one.</param>
/// <param name="Path">The page that another dataset opens.</param>
public sealed record DatasetSwitcher(string? Current, IReadOnlyList<string> Recent, string Path)
{
    private const int MaxShown = 8;

    /// <summary>Reads what the navigation shows; null if there is no data, or the database cannot be read: the page then says so itself.</summary>
    /// <param name="request">The request of the page.</param>
    /// <param name="named">The dataset, if the page knows it from elsewhere than its address.</param>
    /// <param name="datasets">The datasets.</param>
    public static DatasetSwitcher? Of(HttpRequest request, string? named, DatasetStore datasets)
    {
        try
        {
            var wanted = named ?? request.Query[DatasetAddress.Parameter].ToString();
            var recent = datasets.Existing([.. RecentDatasets.Read(request).Prepend(wanted).Where(name => name != "").Distinct()]);
            var all = recent.Union(datasets.Search(null, MaxShown + 1)).ToList();
            if (all.Count == 0)
                return null;

            var current = all.Contains(wanted) ? wanted : null;
            var path = DatasetAddress.IsDatasetPage(request.Path) ? request.Path.Value! : "/";
            return new DatasetSwitcher(current, [.. all.Where(name => name != current).Take(MaxShown)], path);
        }
        catch (Exception e) when (e is UserErrorException or DbException)
        {
            return null;
        }
    }

    /// <summary>A page of the current dataset, or of the one looked at last.</summary>
    public string AddressOf(string path) => (Current ?? (Recent is [var first, ..] ? first : null)) is { } dataset && DatasetAddress.IsDatasetPage(path) ? AddressOf(path, dataset) : path;

    /// <summary>A page of a dataset.</summary>
    public static string AddressOf(string path, string dataset) => path + new QueryBuilder { { DatasetAddress.Parameter, dataset } }.ToQueryString();
}
