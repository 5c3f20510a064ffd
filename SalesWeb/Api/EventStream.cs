using System.Net.ServerSentEvents;
using SalesWeb.Web;

namespace SalesWeb.Api;

/// <summary>Server-sent events that pass proxies: no buffering, and a comment every 15 s keeps the connection open.</summary>
internal static class EventStream
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <param name="context">The request; the stream ends when the listener goes or the program stops.</param>
    /// <param name="events">The events, given the token that tells of that end.</param>
    public static IResult Of(HttpContext context, Func<CancellationToken, IAsyncEnumerable<SseItem<string>>> events)
    {
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Response.Headers.CacheControl = "no-cache, no-transform";
        if (context.WantsHeadersOnly())
            return Results.Text("", "text/event-stream");
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        return Results.Stream(
            async stream =>
            {
                using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
                await Write(stream, events(gone.Token), context.RequestServices.GetRequiredService<TimeProvider>(), gone.Token);
            },
            "text/event-stream");
    }

    private static async Task Write(Stream stream, IAsyncEnumerable<SseItem<string>> events, TimeProvider clock, CancellationToken gone)
    {
        await using var writer = new StreamWriter(stream, leaveOpen: true);
        await writer.WriteAsync("retry: 2000\n\n");
        await writer.FlushAsync(gone);
        await using var all = events.GetAsyncEnumerator(gone);
        var next = all.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                if (!await EndsWithin(Heartbeat, next, clock, gone))
                {
                    await writer.WriteAsync(": still here\n\n");
                }
                else if (await next)
                {
                    await writer.WriteAsync($"event: {all.Current.EventType}\ndata: {all.Current.Data}\n\n");
                    next = all.MoveNextAsync().AsTask();
                }
                else
                {
                    return;
                }

                await writer.FlushAsync(gone);
            }
        }
        catch (OperationCanceledException)
        {
            // The listener has gone, which is how most streams end. The events must be at rest before they are disposed of.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Waits for a task, at most for a time. The timer ends with the wait: a stream of many events would pile up thousands.</summary>
    private static async Task<bool> EndsWithin(TimeSpan time, Task task, TimeProvider clock, CancellationToken gone)
    {
        using var waits = CancellationTokenSource.CreateLinkedTokenSource(gone);
        var ended = await Task.WhenAny(task, Task.Delay(time, clock, waits.Token)) == task;
        await waits.CancelAsync();
        gone.ThrowIfCancellationRequested();
        return ended;
    }
}
