using System.CommandLine;
using SalesWeb.Settings;

namespace SalesWeb.Commands;

/// <summary><c>serve</c>, which is also what happens without any verb: the web application.</summary>
internal sealed class ServeCommand(Verb verb, Func<Installation, IReadOnlyList<string>, CancellationToken, Task> serve)
{
    public const string Name = "serve";

    public Command Create()
    {
        var command = new Command(Name, "Serves the web application until Ctrl+C. The setting server.urls says where it answers.");
        MakeDefaultOf(command);
        return command;
    }

    /// <summary>Lets a command serve when nothing else is asked of it.</summary>
    public void MakeDefaultOf(Command command)
    {
        var host = new HostOptions();
        foreach (var option in host.All)
            command.Add(option);

        verb.Do(command, async (parsed, call) =>
        {
            await serve(call.Installation, host.Given(parsed), call.Cancellation);
            return ExitCode.Done;
        });
    }
}
