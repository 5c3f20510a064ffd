using SalesWeb.Commands;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Commands;

/// <summary>SalesWeb called as from a shell, with a folder of its own to work in and what it wrote kept as text.</summary>
internal sealed class ShellUnderTest : IDisposable
{
    private readonly Func<Installation, ServiceProvider> _compose;

    /// <param name="compose">The rooms that verbs ask for; null where the test needs none.</param>
    public ShellUnderTest(Func<Installation, ServiceProvider>? compose = null)
    {
        _compose = compose ?? (_ => new ServiceCollection().BuildServiceProvider());
        File.WriteAllText(Config, "");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("salesweb-shell-").FullName;

    public string Config => Path.Combine(Folder, "config.yaml");

    public string Data => Path.Combine(Folder, "data");

    public Dictionary<string, string> Variables { get; } = [];

    public List<(Installation Installation, IReadOnlyList<string> HostOptions)> Served { get; } = [];

    /// <summary>What was written to standard output by the last call.</summary>
    public string Out { get; private set; } = "";

    /// <summary>What was written to standard error by the last call.</summary>
    public string Error { get; private set; } = "";

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Calls it with the config and the data directory of this folder; returns the exit code.</summary>
    public Task<int> Run(params string[] arguments) => RunAlone([.. arguments, "--config", Config, "--data-dir", Data]);

    /// <summary>Calls it with exactly these arguments.</summary>
    public async Task<int> RunAlone(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var line = new CommandLine(_compose, Serve, new Shell(output, error, Variables));
        var code = await line.Run(arguments, TestContext.Current.CancellationToken);
        (Out, Error) = (output.ToString(), error.ToString());
        return code;
    }

    private Task Serve(Installation installation, IReadOnlyList<string> hostOptions, CancellationToken cancellation)
    {
        Served.Add((installation, hostOptions));
        return Task.CompletedTask;
    }
}
