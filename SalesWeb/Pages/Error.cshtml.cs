using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesWeb.Web;

namespace SalesWeb.Pages;

/// <summary>What is shown for an address without a page, a form that has grown too old, and every fault of ours.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(ILogger<ErrorModel> log) : PageModel
{
    public string Title { get; private set; } = "";

    public string Advice { get; private set; } = "";

    /// <summary>What to look for in the log; null where the fault is not ours.</summary>
    public string? TraceId { get; private set; }

    public IActionResult OnGet() => Answer(isUnreadable: false);

    public async Task<IActionResult> OnPost() => Answer(await IsUnreadable());

    private async Task<bool> IsUnreadable()
    {
        try
        {
            if (Request.HasFormContentType)
                await Request.ReadFormAsync();
            return false;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            return true;
        }
    }

    // The status is not bound: nothing is where the form that was sent cannot be read.
    private IActionResult Answer(bool isUnreadable)
    {
        _ = int.TryParse(RouteData.Values["status"] as string, out var status);
        (Title, Advice) = status switch
        {
            400 when isUnreadable => ("This form cannot be read", "A field of it holds a character that no text has, such as NUL. Take it out, then send the form again."),
            400 => ("This form is too old", "Load the page again, then repeat what you did."),
            404 => ("Not found", "There is no such page here. The address may be mistyped, or what it named was deleted."),
            413 => ("Too large", "That is more than this server accepts at once."),
            >= 500 => ("Something went wrong", "The fault is ours, and nothing was left half done. Try again."),
            _ => ("That did not work", $"The server answered with status {status}."),
        };
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } fault)
        {
            TraceId = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
            log.LogError(fault.Error, "{Method} {Path} failed, trace {Trace}", Request.Method, fault.Path, TraceId);
        }

        Response.StatusCode = status is >= 400 and < 600 ? status : 404;
        if (!Request.IsHtmx())
            return Page();

        Response.RetargetHtmx("#notice");
        return Partial("_Error", this);
    }
}
