using System.CommandLine;
using System.Runtime.InteropServices;
using SalesWeb.Settings;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>doctor</c>: what holds on this machine, why, and what is wrong with it. It changes nothing.</summary>
internal static class DoctorCommand
{
    public static Command Create(Verb verb) => verb.Over(
        "doctor",
        "Shows every setting with where it came from, the versions in use, the data directory, its databases, the machine, and how the caches of the running server fare. "
        + "It changes nothing. The exit code is 2 when something needs to be put right.",
        [],
        (_, call) => Examine(call));

    private static async Task<int> Examine(VerbCall call)
    {
        var found = Examination.Of(call.Installation) with { Server = await RunningServer.Of(call.Installation, call.Cancellation) };
        call.Answer(found, console => Draw(console, call.Installation, found));
        foreach (var problem in found.Problems)
            call.Complain(problem);
        return found.Problems.Count == 0 ? ExitCode.Done : ExitCode.YourFault;
    }

    private static void Draw(IAnsiConsole console, Installation installation, Examination found)
    {
        console.Write(Tables.Of(
            ["setting", "value", "from"], installation.Effective.Values.Select(value => new[] { value.Key, value.Value, value.Origin })));
        console.Write(Tables.Of(
            ["", ""],
            [
                ["SalesWeb", found.Salesweb],
                [".NET", found.Dotnet],
                ["SQLite", found.Sqlite],
                ["system", $"{RuntimeInformation.OSDescription}, {found.Processors} processors"],
                ["settings", found.Config ?? "no config.yaml, so the defaults hold"],
                ["environment", found.Environment],
                ["data directory", found.DataDirectory],
                ["free disk", found.FreeDiskBytes is { } free ? Sizes.Of(free) : "unknown"],
                .. found.Databases.Select(database => new[]
                {
                    "database",
                    $"{database.Path}: {(database.Bytes is { } bytes ? $"{Sizes.Of(bytes)}, {database.State}" : database.State)}",
                }),
                .. found.Server!.Rows(),
            ]));
        console.WriteLine(found.Problems.Count == 0 ? "All is well." : $"Problems: {found.Problems.Count}.");
    }
}
