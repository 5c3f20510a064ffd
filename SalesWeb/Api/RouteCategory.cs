namespace SalesWeb.Api;

/// <summary>A category within an address.</summary>
internal static class RouteCategory
{
    /// <summary>The category itself: the server decodes every character of an address but the slash.</summary>
    public static string Decode(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
