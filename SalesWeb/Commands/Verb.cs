using System.CommandLine;
using SalesWeb.Settings;

namespace SalesWeb.Commands;

/// <summary>Makes verbs: gives each call its installation, and turns what it throws into words and an exit code.</summary>
internal sealed class Verb(Func<Installation, ServiceProvider> compose, Shell shell, GlobalOptions global)
{
    /// <summary>A verb that works over an installation.</summary>
    /// <param name="name">Its name, or "" for the program itself.</param>
    /// <param name="description">What it does, in whole sentences.</param>
    /// <param name="symbols">Its arguments and options.</param>
    /// <param name="work">What it does; returns the exit code.</param>
    public Command Over(string name, string description, IEnumerable<Symbol> symbols, Func<ParseResult, VerbCall, Task<int>> work)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)symbol);
        }

        Do(command, work);
        return command;
    }

    /// <inheritdoc cref="Over(string, string, IEnumerable{Symbol}, Func{ParseResult, VerbCall, Task{int}})"/>
    public Command Over(string name, string description, IEnumerable<Symbol> symbols, Func<ParseResult, VerbCall, int> work) =>
        Over(name, description, symbols, (parsed, call) => Task.FromResult(work(parsed, call)));

    /// <summary>Gives a command its work.</summary>
    public void Do(Command command, Func<ParseResult, VerbCall, Task<int>> work) => command.SetAction(async (parsed, cancellation) =>
    {
        try
        {
            using var call = new VerbCall(
                global.Installation(parsed, shell.Variables), compose, shell, global.Json(parsed), cancellation);
            return await work(parsed, call);
        }
        catch (UserErrorException e)
        {
            Complain(e);
            return ExitCode.YourFault;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            shell.Error.WriteLine("Stopped.");
            return ExitCode.Stopped;
        }
        catch (Exception e)
        {
            shell.Error.WriteLine("Something went wrong, and it is not your fault. What follows helps to mend it:");
            shell.Error.WriteLine(e);
            return ExitCode.OurFault;
        }
    });

    private void Complain(UserErrorException e) => shell.Error.WriteLine($"{e.Message}{(e.Message.Contains('\n') ? "\n" : " ")}{e.Remedy}");
}
