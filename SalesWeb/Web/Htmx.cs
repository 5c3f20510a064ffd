namespace SalesWeb.Web;

/// <summary>What htmx says in a request and is told in an answer.</summary>
public static class Htmx
{
    /// <summary>
    /// Whether a fragment is wanted rather than a whole page. A page that htmx fetches again because the user went
    /// back is wanted whole.
    /// </summary>
    public static bool IsHtmx(this HttpRequest request) =>
        request.Headers["HX-Request"] == "true" && request.Headers["HX-History-Restore-Request"] != "true";

    /// <summary>Sends the browser itself to another address; an ordinary redirect would put that page inside this one.</summary>
    public static void RedirectHtmx(this HttpResponse response, string url) => response.Headers["HX-Redirect"] = url;

    /// <summary>The address that the browser is to show from now on, and to go back from.</summary>
    public static void PushHtmx(this HttpResponse response, string url) => response.Headers["HX-Push-Url"] = url;

    /// <summary>Puts the answer into another element than the one that asked.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="selector">A CSS selector of that element.</param>
    /// <param name="swap">How it is put there, in htmx's words.</param>
    public static void RetargetHtmx(this HttpResponse response, string selector, string swap = "innerHTML show:window:top")
    {
        response.Headers["HX-Retarget"] = selector;
        response.Headers["HX-Reswap"] = swap;
    }
}
