namespace SalesWeb.Pages.Navigation;

/// <summary>The datasets that this browser looked at last, in a cookie; the newest first.</summary>
public static class RecentDatasets
{
    /// <summary>The maximum number of datasets that are remembered.</summary>
    public const int MaxDatasets = 5;

    private const string Cookie = "datasets";

    /// <summary>Browsers keep cookies of up to 4096 bytes. A comma is escaped to three.</summary>
    private const int MaxLength = 3600;

    /// <summary>The names in the cookie. They need not exist, since the browser may send anything.</summary>
    public static IReadOnlyList<string> Read(HttpRequest request) => request.Cookies[Cookie] is { Length: > 0 and <= 4000 } value
        ? [.. value.Split(',').Select(Uri.UnescapeDataString).Where(name => name != "").Distinct().Take(MaxDatasets)]
        : [];

    /// <summary>Puts a dataset first; the response gets the cookie if that changes it.</summary>
    public static void Remember(HttpContext context, string dataset)
    {
        var before = Read(context.Request);
        if (before is [var first, ..] && first == dataset)
            return;

        var names = before.Where(name => name != dataset).Prepend(dataset).Take(MaxDatasets).Select(Uri.EscapeDataString).ToList();
        while (names.Count > 1 && names.Sum(name => name.Length + 3) > MaxLength)
            names.RemoveAt(names.Count - 1);
        context.Response.Cookies.Append(Cookie, string.Join(',', names), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
    }
}
