namespace SalesWeb.Pages.Quality;

/// <summary>Who corrected something last in this browser, so that nobody types their name twice.</summary>
public static class AuthorCookie
{
    private const string Name = "author";

    public static string Read(HttpRequest request) => request.Cookies[Name] is { Length: <= 80 } author ? author : "";

    public static void Remember(HttpResponse response, string? author) => response.Cookies.Append(
        Name, author?.Trim() ?? "", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
}
