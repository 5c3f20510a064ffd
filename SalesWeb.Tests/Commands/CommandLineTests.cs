using SalesWeb.Commands;

namespace SalesWeb.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private static readonly string[] Verbs =
        ["serve", "import", "train", "predict", "backtest", "bench", "sample", "runs", "doctor", "healthcheck"];

    private readonly ShellUnderTest _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData]
    [InlineData("serve")]
    public async Task Without_another_verb_it_serves(params string[] verb)
    {
        Assert.Equal(ExitCode.Done, await _shell.Run([.. verb, "--set", "server.urls=http://localhost:1", "--set", "network.window=9"]));

        var (installation, host) = Assert.Single(_shell.Served);
        Assert.Equal("http://localhost:1", installation.Settings.Server.Urls);
        Assert.Equal(9, installation.Settings.Network.Window);
        Assert.Equal(_shell.Data, installation.Data.Root);
        Assert.Empty(host);
        Assert.Equal("", _shell.Out + _shell.Error);
    }

    [Fact]
    public async Task Options_of_the_host_are_passed_on()
    {
        await _shell.Run("--environment=Testing", "--contentRoot", "/tmp");
        Assert.Equal(["--environment=Testing", "--contentRoot=/tmp"], _shell.Served[0].HostOptions);
    }

    [Fact]
    public async Task A_variable_can_name_the_data_directory()
    {
        _shell.Variables["SALESWEB_DATA_DIR"] = Path.Combine(_shell.Folder, "elsewhere");
        await _shell.RunAlone("--config", _shell.Config);
        Assert.Equal(Path.Combine(_shell.Folder, "elsewhere"), _shell.Served[0].Installation.Data.Root);
    }

    [Theory]
    [InlineData("tarin")]
    [InlineData("serve", "--prot", "5")]
    [InlineData("doctor", "--data-dir")]
    public async Task What_cannot_be_understood_is_the_users_fault(params string[] arguments)
    {
        Assert.Equal(ExitCode.YourFault, await _shell.RunAlone(arguments));
        Assert.Empty(_shell.Served);
        Assert.Equal("", _shell.Out);
        Assert.Contains("--help\" shows what can be written.", _shell.Error);
    }

    [Fact]
    public async Task The_verb_that_was_meant_is_named()
    {
        await _shell.RunAlone("tarin");
        Assert.Contains("Did you mean \"train\"?", _shell.Error);
        await _shell.RunAlone("something");
        Assert.DoesNotContain("Did you mean", _shell.Error);
    }

    [Fact]
    public async Task Wrong_settings_are_told_on_standard_error_also_when_JSON_is_wanted()
    {
        File.WriteAllText(_shell.Config, "network:\n  windwo: 3\n  hidden: 0\n");

        Assert.Equal(ExitCode.YourFault, await _shell.Run("doctor", "--json"));

        Assert.Equal("", _shell.Out);
        Assert.Equal(
            [
                "config.yaml, line 2: there is no setting network.windwo; the nearest is network.window.",
                "config.yaml, line 3: network.hidden is 0; it must be at least 1 and at most 1024.",
                "Correct these 2 settings and start SalesWeb again.",
            ],
            _shell.Error.TrimEnd().Split(Environment.NewLine).SelectMany(line => line.Split('\n')));
    }

    [Fact]
    public async Task A_single_complaint_is_one_line_with_its_remedy()
    {
        Assert.Equal(ExitCode.YourFault, await _shell.Run("--set", "network.window=1"));
        Assert.StartsWith("--set network.window: network.window is 1; it must be at least 2 and at most 1000.", _shell.Error);

        await _shell.RunAlone("--config", "nowhere.yaml");
        Assert.Equal(
            "There is no file nowhere.yaml, which --config names. Give the path of a config.yaml, or leave --config out.",
            _shell.Error.TrimEnd());
    }

    [Fact]
    public async Task A_bug_is_our_fault_and_shown_in_full()
    {
        using var shell = new ShellUnderTest();
        var line = new CommandLine(
            _ => throw new InvalidOperationException(),
            (_, _, _) => throw new InvalidOperationException("the cause"),
            new Shell(new StringWriter(), new StringWriter(), shell.Variables));
        Assert.Equal(ExitCode.OurFault, await line.Run(["--config", shell.Config], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_cancelled_is_stopped()
    {
        using var cancellation = new CancellationTokenSource();
        var error = new StringWriter();
        var line = new CommandLine(
            _ => throw new InvalidOperationException(),
            async (_, _, stopped) =>
            {
                await cancellation.CancelAsync();
                stopped.ThrowIfCancellationRequested();
            },
            new Shell(new StringWriter(), error, _shell.Variables));

        Assert.Equal(ExitCode.Stopped, await line.Run(["--config", _shell.Config], cancellation.Token));
        Assert.Equal("Stopped.", error.ToString().TrimEnd());
    }

    [Fact]
    public async Task Help_names_every_verb()
    {
        Assert.Equal(ExitCode.Done, await _shell.RunAlone("--help"));
        Assert.All(Verbs, verb => Assert.Contains($"  {verb} ", _shell.Out));
        Assert.DoesNotContain("contentRoot", _shell.Out);
        Assert.Empty(_shell.Served);
    }

    [Fact]
    public async Task Every_verb_explains_itself_in_whole_sentences()
    {
        foreach (var verb in Verbs)
        {
            Assert.Equal(ExitCode.Done, await _shell.RunAlone(verb, "--help"));
            Assert.Matches(@"Description:\s+[A-Z][^\n]*\.\s*\n", _shell.Out);
        }
    }
}
