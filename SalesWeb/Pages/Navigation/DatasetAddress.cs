using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using SalesWeb.Datasets;
using SalesWeb.Web;

namespace SalesWeb.Pages.Navigation;

/// <summary>
/// Puts the dataset into the address of every page that shows one. A page that is requested without a dataset redirects to the
/// same address with one: the dataset that this browser looked at last, otherwise the default dataset. An address with a dataset
/// therefore shows the same dataset to everyone, whatever is imported later. A form without a dataset is refused where there are
/// several, so that it changes none by accident.
/// </summary>
public sealed class DatasetAddress(RequestDelegate next)
{
    /// <summary>The name of the dataset in the query of an address.</summary>
    public const string Parameter = "dataset";

    private static readonly string[] Paths = ["/", "/explore", "/train", "/leaderboard", "/predict", "/data/quality", "/data/report"];

    public Task InvokeAsync(HttpContext context, DatasetStore datasets)
    {
        var request = context.Request;
        if (!IsDatasetPage(request.Path))
            return next(context);
        if (HttpMethods.IsPost(request.Method))
            return CheckForm(context, datasets);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            return next(context);

        if (!string.IsNullOrWhiteSpace(request.Query[Parameter]))
        {
            context.Response.OnStarting(() =>
            {
                if (context.Response.StatusCode == StatusCodes.Status200OK && !request.IsHtmx())
                    RecentDatasets.Remember(context, request.Query[Parameter].ToString());
                return Task.CompletedTask;
            });
            return next(context);
        }

        if (Choose(request, datasets) is not { } dataset)
            return next(context);

        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != Parameter)) { { Parameter, dataset } };
        context.Response.Redirect($"{request.PathBase}{request.Path}{query.ToQueryString()}");
        return Task.CompletedTask;
    }

    /// <summary>Whether a page shows a single dataset, which its address names.</summary>
    public static bool IsDatasetPage(PathString path) => Paths.Contains(path.Value?.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/", StringComparer.OrdinalIgnoreCase);

    private Task CheckForm(HttpContext context, DatasetStore datasets)
    {
        if (IsNamed(context.Request) || datasets.Search(null, limit: 2).Count < 2)
            return next(context);

        PageRequests.Refuse(context, new RequestProblem(
            StatusCodes.Status400BadRequest, "Which dataset?", "The form names no dataset. Load the page again, choose a dataset, then repeat what you did."));
        return Task.CompletedTask;
    }

    /// <summary>Whether the address, a field of the form, or the address of the view in the form names a dataset.</summary>
    private static bool IsNamed(HttpRequest request)
    {
        var view = request.Form["query"].ToString();
        return IsName(request.Query[Parameter]) || IsName(request.Form[Parameter])
            || (view != "" && QueryHelpers.ParseQuery(view).TryGetValue(Parameter, out var dataset) && IsName(dataset));
    }

    private static bool IsName(StringValues value) => !string.IsNullOrWhiteSpace(value.ToString());

    /// <summary>The dataset for an address that names none; null if there is no data.</summary>
    private static string? Choose(HttpRequest request, DatasetStore datasets)
    {
        try
        {
            return datasets.Existing(RecentDatasets.Read(request)) is [var last, ..] ? last : datasets.Find(null)?.Dataset;
        }
        catch (UserErrorException)
        {
            // The page runs into the same problem and shows it.
            return null;
        }
    }
}
