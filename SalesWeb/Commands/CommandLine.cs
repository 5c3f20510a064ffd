using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using SalesWeb.Settings;

namespace SalesWeb.Commands;

/// <summary>The program as a shell sees it: its verbs, their options and their exit codes.</summary>
/// <param name="compose">The rooms over an installation; each verb disposes of what it got.</param>
/// <param name="serve">Runs the web application until it is stopped. The texts are options for its host, such as <c>--environment=Testing</c>.</param>
/// <param name="shell">Where answers and complaints go.</param>
public sealed class CommandLine(
    Func<Installation, ServiceProvider> compose,
    Func<Installation, IReadOnlyList<string>, CancellationToken, Task> serve,
    Shell shell)
{
    /// <summary>How long a verb may take to end after Ctrl+C, before the process ends without it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public async Task<int> Run(IReadOnlyList<string> arguments, CancellationToken cancellation = default)
    {
        var parsed = Build().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (parsed.Action is ParseErrorAction)
            return Misunderstood(parsed);

        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = shell.Out,
                Error = shell.Error,
                EnableDefaultExceptionHandler = false,
                // The web application ends itself on a signal, and takes the time that its last requests need.
                ProcessTerminationTimeout = IsServing(parsed) ? null : Patience,
            },
            cancellation);
    }

    private RootCommand Build()
    {
        var global = new GlobalOptions();
        var verb = new Verb(compose, shell, global);
        var serving = new ServeCommand(verb, serve);
        var root = new RootCommand("Sales forecasting in one program. Without a verb it serves the web application.");
        foreach (var option in global.All)
            root.Add(option);

        root.Add(serving.Create());
        root.Add(ImportCommand.Create(verb));
        root.Add(TrainCommand.Create(verb));
        root.Add(PredictCommand.Create(verb));
        root.Add(BacktestCommand.Create(verb));
        root.Add(BenchCommand.Create(verb));
        root.Add(SampleCommand.Create(verb));
        root.Add(QualityCommand.Create(verb));
        root.Add(RunsCommand.Create(verb));
        root.Add(ExportCommand.Create(verb));
        root.Add(GcCommand.Create(verb));
        root.Add(DoctorCommand.Create(verb));
        root.Add(HealthcheckCommand.Create(verb));
        serving.MakeDefaultOf(root);
        return root;
    }

    private static bool IsServing(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand { } or { Name: ServeCommand.Name } && parsed.Action is not HelpAction;

    private int Misunderstood(ParseResult parsed)
    {
        foreach (var error in parsed.Errors.Select(error => error.Message).Distinct())
            shell.Error.WriteLine(error);

        var command = parsed.CommandResult.Command;
        foreach (var verb in command.Subcommands.Where(verb => parsed.UnmatchedTokens.Any(word => IsSlipOf(word, verb.Name))))
            shell.Error.WriteLine($"Did you mean \"{verb.Name}\"?");

        var path = command is RootCommand ? "" : $" {command.Name}";
        shell.Error.WriteLine($"\"SalesWeb{path} --help\" shows what can be written.");
        return ExitCode.YourFault;
    }

    private static bool IsSlipOf(string word, string verb) => EditDistance.Between(word, verb) <= 2;
}
