using Microsoft.Net.Http.Headers;

namespace SalesWeb.Web;

/// <summary>What a browser is told about every answer: load nothing from elsewhere, run nothing written into a page.</summary>
public static class SecurityHeaders
{
    /// <summary>Pico draws its arrows and ticks from data: images in its style sheet; nothing else may come from anywhere but here.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(Write, context.Response);
        return next(context);
    });

    private static Task Write(object state)
    {
        var response = (HttpResponse)state;
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            response.Headers.Append(HeaderNames.Vary, "HX-Request");
        return Task.CompletedTask;
    }
}
