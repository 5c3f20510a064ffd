using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SalesWeb.Storage;
using SalesWeb.Web;

namespace SalesWeb.Pages;

/// <summary>The page in place of an answer that has none: an unknown address, a refused request, and every fault of ours.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(ILogger<ErrorModel> log) : PageModel
{
    public string Title { get; private set; } = "";

    public string Advice { get; private set; } = "";

    /// <summary>What to look for in the log; null where the fault is not ours.</summary>
    public string? TraceId { get; private set; }

    /// <summary>Answers in place of a handler, because the request that failed may have any method.</summary>
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        context.Result = Answer();
        return Task.CompletedTask;
    }

    private IActionResult Answer()
    {
        var problem = FindProblem();
        (Response.StatusCode, Title, Advice) = (problem.Status, problem.Title, problem.Advice);
        if (!Request.IsHtmx())
            return Page();

        Response.RetargetHtmx("#notice");
        return Partial("_Error", this);
    }

    private RequestProblem FindProblem()
    {
        if (HttpContext.Features.Get<IExceptionHandlerPathFeature>() is { } fault)
            return Explain(fault);
        // Nobody was sent here when the address itself was asked for.
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
            return OfStatus(StatusCodes.Status404NotFound);
        if (HttpContext.Features.Get<RequestProblem>() is { } refused)
            return refused;
        return OfStatus(int.TryParse(RouteData.Values["status"] as string, out var status) && status is >= 400 and < 600 ? status : 404);
    }

    private RequestProblem Explain(IExceptionHandlerPathFeature fault)
    {
        if (fault.Error is BadHttpRequestException unreadable)
            return RequestProblem.OfForm(unreadable);
        if ((fault.Error as UserErrorException ?? StorageErrors.Explain(fault.Error)) is { } error)
            return new RequestProblem((int)error.Kind, "That did not work", $"{error.Message} {error.Remedy}");

        TraceId = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
        log.LogError(fault.Error, "{Method} {Path} failed, trace {Trace}", Request.Method, fault.Path, TraceId);
        return OfStatus(StatusCodes.Status500InternalServerError);
    }

    private RequestProblem OfStatus(int status)
    {
        var (title, advice) = status switch
        {
            400 => ("This form is too old", "Load the page again, then repeat what you did."),
            404 => ("Not found", "There is no such page here. The address may be mistyped, or what it named was deleted."),
            405 => ("Method not allowed", $"This address does not accept {Request.Method}."),
            413 => ("Too large", "That is more than this server accepts at once."),
            >= 500 => ("Something went wrong", "The fault is ours, and nothing was left half done. Try again."),
            _ => ("That did not work", $"The server answered with status {status}."),
        };
        return new RequestProblem(status, title, advice);
    }
}
