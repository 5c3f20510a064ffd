using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using SalesWeb.Storage;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Api;

/// <summary>
/// Answers every error of the HTTP interface as problem+json (RFC 9457): what the user can put right in their words,
/// everything else as "Something went wrong" with a trace id that the log has too.
/// </summary>
public sealed class Problems(RequestDelegate next, ILogger<Problems> log)
{
    private static readonly Regex Parameter = LinearRegex.Of(
        """^Failed to bind parameter "\S+ (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            var problem = e switch
            {
                UserErrorException error => Of(error),
                _ when StorageErrors.Explain(e) is { } error => Of(error),
                BadHttpRequestException error => Of(Explain(error)),
                _ => Unexpected(context, e),
            };
            context.Response.Clear();
            if (problem.Status == StatusCodes.Status503ServiceUnavailable)
                context.Response.Headers.RetryAfter = PreparedForecasts.RetryAfterSeconds.ToString();
            await Results.Problem(problem).ExecuteAsync(context);
        }
    }

    /// <summary>An answer that has a status but no body yet: an address that is not there, a method that is not allowed.</summary>
    public static async Task OfStatus(StatusCodeContext context)
    {
        var response = context.HttpContext.Response;
        var (title, detail) = response.StatusCode switch
        {
            404 => ("Not found", $"There is nothing at {context.HttpContext.Request.Path}. See /docs for what there is."),
            405 => ("Method not allowed", $"{context.HttpContext.Request.Method} is not for this address. See /docs."),
            415 => ("Unsupported media type", "Send JSON, with the header Content-Type: application/json."),
            var other => ($"Status {other}", (string?)null),
        };
        await Results.Problem(new ProblemDetails { Status = response.StatusCode, Title = title, Detail = detail }).ExecuteAsync(context.HttpContext);
    }

    private static ProblemDetails Of(UserErrorException error)
    {
        var problem = new ProblemDetails
        {
            Status = (int)error.Kind,
            Title = error.Kind switch
            {
                UserErrorKind.Unknown => "Not found",
                UserErrorKind.Foreign => "Not allowed",
                UserErrorKind.Conflict => "Not possible now",
                UserErrorKind.TooLarge => "Too large",
                UserErrorKind.NotReady => "Not ready yet",
                UserErrorKind.TooSlow => "Too slow",
                UserErrorKind.UnsupportedMedia => "Unsupported media type",
                UserErrorKind.NoRoom => "No room",
                UserErrorKind.Malformed => "Not understood",
                _ => "Invalid input",
            },
            Detail = $"{error.Message} {error.Remedy}",
        };
        if (error.Field is { } field)
            problem.Extensions["errors"] = new Dictionary<string, string[]> { [field] = [error.Message] };
        return problem;
    }

    /// <summary>JSON that cannot be read, a number that is none: which field it was, without the framework's words.</summary>
    private static UserErrorException Explain(BadHttpRequestException error)
    {
        if (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
            return new("The request is larger than this address takes.", "Send less.", UserErrorKind.TooLarge);
        if (error.StatusCode == StatusCodes.Status408RequestTimeout)
            return new("The request did not arrive in time.", "Check the connection, then send it again.", UserErrorKind.TooSlow);
        if (error.StatusCode == StatusCodes.Status415UnsupportedMediaType)
            return new("The body is not JSON.", "Send JSON, with the header Content-Type: application/json.", UserErrorKind.UnsupportedMedia);
        // "Failed to bind parameter "Nullable<int> horizon" from "abc"."
        if (Parameter.Match(error.Message) is { Success: true } bound)
        {
            var (name, value) = (bound.Groups["name"].Value, bound.Groups["value"].Value);
            return new($"{name} is \"{value}\", which is not of the kind that is wanted there.", "See /docs for what is.", field: name);
        }

        if (error.InnerException is not System.Text.Json.JsonException { Path: { } path })
            return new("The request cannot be read.", "Send JSON as /docs shows it.", UserErrorKind.Malformed);

        var field = path.TrimStart('$', '.');
        if (error.InnerException.Message.Contains("could not be mapped", StringComparison.Ordinal))
            return new($"{field} is not known here.", "Leave it out, or look up in /docs how it is called.", field: field);

        return field == ""
            ? new("The request is not the JSON object that is wanted here.", "Send JSON as /docs shows it.", UserErrorKind.Malformed)
            : new($"{field} is not of the kind that is wanted there.", "Send numbers as numbers and lists as lists, as /docs shows them.", field: field);
    }

    private ProblemDetails Unexpected(HttpContext context, Exception error)
    {
        var trace = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        log.LogError(error, "{Method} {Path} failed, trace {Trace}", context.Request.Method, context.Request.Path, trace);
        return new ProblemDetails
        {
            Status = 500,
            Title = "Something went wrong",
            Detail = "It is not your fault. The log says more under this trace id.",
            Extensions = { ["traceId"] = trace },
        };
    }
}
