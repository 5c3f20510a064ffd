using SalesWeb.Settings;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary>One call of a verb: what it works on, and where and how it answers.</summary>
internal sealed class VerbCall(
    Installation installation, Func<Installation, ServiceProvider> compose, Shell shell, bool json, CancellationToken cancellation) : IDisposable
{
    private const int WidthWithoutTerminal = 160;

    private readonly Lazy<ServiceProvider> _rooms = new(() => compose(installation));
    private readonly IAnsiConsole _people = ConsoleOver(json ? TextWriter.Null : shell.Out);

    public Installation Installation => installation;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Where people watch the work; silent when the answer is to be JSON.</summary>
    public IAnsiConsole Console => _people;

    /// <summary>Whether what is written can be moved and overwritten, as a progress bar needs.</summary>
    public bool IsTerminal => _people.Profile.Out.IsTerminal && _people.Profile.Capabilities.Ansi;

    public void Dispose()
    {
        if (_rooms.IsValueCreated)
            _rooms.Value.Dispose();
    }

    /// <summary>A part of the product, over this installation.</summary>
    public T Get<T>()
        where T : notnull => _rooms.Value.GetRequiredService<T>();

    /// <summary>The same call on another data directory, with rooms of its own.</summary>
    public VerbCall In(string dataDirectory) => new(
        installation with { Data = new DataDirectory(dataDirectory, installation.Settings.Tracking) }, compose, shell, json, cancellation);

    /// <summary>The answer: an object for programs, or a drawing for people.</summary>
    public int Answer(object forPrograms, Action<IAnsiConsole> forPeople)
    {
        if (json)
            shell.Out.WriteLine(ShellJson.Write(forPrograms));
        else
            forPeople(_people);
        return ExitCode.Done;
    }

    /// <summary>A complaint beside the answer, on standard error.</summary>
    public void Complain(string sentence) => shell.Error.WriteLine(sentence);

    private static IAnsiConsole ConsoleOver(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = WidthWithoutTerminal;
        return console;
    }
}
