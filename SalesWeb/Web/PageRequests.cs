using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SalesWeb.Web;

/// <summary>
/// Refuses requests that a page cannot handle, before the page runs: a method without a handler, a body that is not a form, and a form
/// that cannot be read. The answer gets its status here and its text from the error page.
/// </summary>
public static class PageRequests
{
    private const string ErrorPage = "/Error";

    /// <summary>Has to come after routing.</summary>
    public static IApplicationBuilder UsePageRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var page = context.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>();
        if (page is null)
        {
            await next(context);
            return;
        }

        if (page.ViewEnginePath == ErrorPage)
        {
            // It shows what went wrong with another request, whose form it has no use for.
            context.Request.Form = FormCollection.Empty;
            await next(context);
            return;
        }

        var problem = FindMethodProblem(context, page);
        var sendsForm = !HttpMethods.IsGet(context.Request.Method) && page.ModelTypeInfo?.IsDefined(typeof(StreamedFormAttribute), inherit: true) != true;
        if (problem is null && sendsForm)
            problem = await FindFormProblem(context);
        if (problem is null)
            await next(context);
        else
            Refuse(context, problem);
    });

    /// <summary>Ends the request with a problem; the error page shows it.</summary>
    public static void Refuse(HttpContext context, RequestProblem problem)
    {
        context.Features.Set(problem);
        context.Response.StatusCode = problem.Status;
    }

    private static RequestProblem? FindMethodProblem(HttpContext context, CompiledPageActionDescriptor page)
    {
        var method = context.Request.Method;
        var methods = page.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).Append(HttpMethods.Get).Distinct().ToList();
        if (!methods.Contains(method))
        {
            context.Response.Headers.Allow = string.Join(", ", methods);
            return new RequestProblem(
                StatusCodes.Status405MethodNotAllowed,
                "Method not allowed",
                $"This page does not accept {method}. It accepts {string.Join(" and ", methods)}.");
        }

        var name = context.Request.Query["handler"].ToString();
        var names = page.HandlerMethods.Where(handler => handler.HttpMethod.Equals(method, StringComparison.OrdinalIgnoreCase))
            .Select(handler => handler.Name ?? "").ToList();
        return names.Count == 0 || names.Contains("") || names.Contains(name, StringComparer.OrdinalIgnoreCase)
            ? null
            : new RequestProblem(
                StatusCodes.Status404NotFound, "Not found", "This page has no such action. Load the page again, then repeat what you did.");
    }

    private static async Task<RequestProblem?> FindFormProblem(HttpContext context)
    {
        var request = context.Request;
        if (!request.HasFormContentType)
        {
            var hasBody = request.ContentType is not null || request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0;
            request.Form = FormCollection.Empty;
            if (!hasBody)
                return null;
            return new RequestProblem(
                StatusCodes.Status415UnsupportedMediaType, "Not a form", "This page accepts forms only. Programs use the HTTP interface, which /docs describes.");
        }

        try
        {
            await request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // Whatever a reader of forms throws, the form is the reason: its encoding, its boundary, its length, its connection.
            request.Form = FormCollection.Empty;
            return RequestProblem.OfForm(e);
        }
    }
}

/// <summary>Why a request was refused before its page ran; the error page shows it.</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Title">The heading.</param>
/// <param name="Advice">What is wrong and what to do.</param>
public sealed record RequestProblem(int Status, string Title, string Advice)
{
    /// <summary>What is wrong with a form, from what reading it threw.</summary>
    public static RequestProblem OfForm(Exception error) => error switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            new(StatusCodes.Status408RequestTimeout, "Too slow", "The form did not arrive in time. Check the connection, then send the form again."),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge,
        InvalidDataException when error.Message.Contains("limit", StringComparison.OrdinalIgnoreCase) => TooLarge,
        _ => new(
            StatusCodes.Status400BadRequest,
            "This form cannot be read",
            "It is incomplete or contains characters that are not text, such as NUL. Load the page again, then fill in the form once more."),
    };

    private static RequestProblem TooLarge { get; } =
        new(StatusCodes.Status413PayloadTooLarge, "Too large", "The form or one of its fields is larger than this server accepts. Shorten it.");
}
