using System.CommandLine;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>healthcheck</c>: whether the web application of this installation answers. Containers ask it.</summary>
internal static class HealthcheckCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    public static Command Create(Verb verb) => verb.Over(
        "healthcheck",
        "Asks the running server, at the address in server.urls, whether it is well. The exit code is 0 when it is and 1 when it is not.",
        [],
        Ask);

    private static async Task<int> Ask(ParseResult parsed, VerbCall call)
    {
        var address = new Uri(call.Installation.Settings.Server.LocalAddress, "api/health");
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, call.Cancellation);
            if (answer.IsSuccessStatusCode)
                return call.Answer(new { Address = address, Healthy = true }, console => console.WriteLine($"{address} is well."));

            call.Complain($"{address} answers {(int)answer.StatusCode}.");
        }
        catch (HttpRequestException e)
        {
            call.Complain($"{address} cannot be reached: {e.Message}");
        }
        catch (TaskCanceledException) when (!call.Cancellation.IsCancellationRequested)
        {
            call.Complain($"{address} did not answer within {Patience.TotalSeconds} s.");
        }

        return ExitCode.OurFault;
    }
}
