namespace SalesWeb.Api;

/// <summary>The name of a dataset or a category in a path.</summary>
internal static class RouteSegment
{
    /// <summary>The name itself: the server decodes every character of a path except the slash.</summary>
    public static string Decode(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
