using System.Net;
using AngleSharp.Dom;

namespace SalesWeb.Tests.Pages;

/// <summary>An answer, read as a page.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Page">Its HTML; an empty page where it has none.</param>
/// <param name="Body">The answer as it came.</param>
/// <param name="Headers">Its headers, those of the content among them.</param>
public sealed record Visit(HttpStatusCode Status, IDocument Page, string Body, ILookup<string, string> Headers)
{
    /// <summary>All that the main part of the page says, blanks run together.</summary>
    public string Text => string.Join(' ', (Page.QuerySelector("main") ?? Page.Body!).TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The one element that fits.</summary>
    public IElement The(string selector) => Assert.Single(Page.QuerySelectorAll(selector));

    /// <summary>The texts of all elements that fit, trimmed.</summary>
    public IReadOnlyList<string> All(string selector) => [.. Page.QuerySelectorAll(selector).Select(element => element.TextContent.Trim())];

    /// <summary>Whether it is a part of a page rather than a whole one.</summary>
    public bool IsFragment => !Body.Contains("<html", StringComparison.OrdinalIgnoreCase);
}
