using SalesWeb.Datasets;
using SalesWeb.Exploration;

namespace SalesWeb.Pages.Explore;

/// <summary>The addresses of Explore: a view, and which picture of it is wanted.</summary>
public static class ExploreAddress
{
    /// <summary>The page with a view, or one picture of it.</summary>
    /// <param name="view">What is looked at.</param>
    /// <param name="handler">Which picture; null for the page.</param>
    /// <param name="more">What else is said, as "name=value".</param>
    public static string Of(SalesView view, string? handler = null, string? more = null)
    {
        string?[] parts = [handler is null ? null : $"handler={handler}", ViewAddress.Of(view), more];
        var query = string.Join('&', parts.Where(part => !string.IsNullOrEmpty(part)));
        return query == "" ? "/explore" : $"/explore?{query}";
    }

    public static ViewReading Read(HttpRequest request) => ViewAddress.Read(
        request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))));

    /// <summary>Whether it says what need not be said, as forms do.</summary>
    public static bool IsClumsy(HttpRequest request) =>
        request.Query.ContainsKey(ViewAddress.ItemOf) || request.Query.Any(pair => pair.Value.Any(string.IsNullOrEmpty));

    /// <summary>The part of the range that the chart is to show in full; null for all of it.</summary>
    public static DateSpan? Zoom(HttpRequest request) =>
        DateOnly.TryParseExact(request.Query["zoom-from"], "yyyy-MM-dd", out var from)
        && DateOnly.TryParseExact(request.Query["zoom-to"], "yyyy-MM-dd", out var to)
        && from <= to
            ? new DateSpan(from, to)
            : null;

    /// <summary>The page of a long table, from 1; 1 where none is named.</summary>
    public static int PageNumber(HttpRequest request) => int.TryParse(request.Query["page"], out var page) && page > 0 ? page : 1;
}
