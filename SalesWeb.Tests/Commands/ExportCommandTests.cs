using System.Text.Json;
using SalesWeb.Commands;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Network;
using SalesWeb.Onnx;
using SalesWeb.Storage;
using SalesWeb.Tracking;

namespace SalesWeb.Tests.Commands;

public sealed class ExportCommandTests : IDisposable
{
    private readonly ShellUnderTest _shell = new(Composition.Compose);
    private readonly RunStore _runs;

    public ExportCommandTests() => _runs = new RunStore(TrackingDatabase.At(Path.Combine(_shell.Data, "tracking.db")), TimeProvider.System);

    private string Output => Path.Combine(_shell.Folder, "bread.onnx");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task It_writes_the_network_of_a_run_and_tells_of_its_inputs_and_outputs()
    {
        var (id, forecaster) = Finished();

        Assert.Equal(ExitCode.Done, await _shell.Run("export", "--run", $"{id}", "--out", Output, "--json"));

        Assert.Equal(CnnLstmOnnx.Of(forecaster).Bytes, File.ReadAllBytes(Output));
        var answer = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal((id, Output), (answer.GetProperty("run").GetInt64(), answer.GetProperty("path").GetString()));
        Assert.Equal(new FileInfo(Output).Length, answer.GetProperty("bytes").GetInt64());
        Assert.Equal(("x", """["batch",4,1]"""), Port("inputs"));
        Assert.Equal(("y", """["batch",3]"""), Port("outputs"));
        Assert.Equal("", _shell.Error);

        (string?, string) Port(string ports)
        {
            var port = Assert.Single(answer.GetProperty(ports).EnumerateArray());
            return (port.GetProperty("name").GetString(), port.GetProperty("shape").GetRawText());
        }
    }

    [Fact]
    public async Task For_people_it_is_a_sentence()
    {
        await _shell.Run("export", "--run", $"{Finished().Id}", "--out", Output);

        Assert.EndsWith("x [batch, 4, 1] to y [batch, 3].", _shell.Out.TrimEnd());
    }

    [Theory]
    [InlineData("99", "There is no run 99.")]
    [InlineData("1", "Run 1 has no network to export: it failed.")]
    [InlineData("2", "Run 2 has no network to export: it was cancelled.")]
    [InlineData("3", "Run 3 has no network to export: it is still running.")]
    [InlineData("4", "Run 4 has no network to export: its files are gone.")]
    [InlineData("5", "Run 5 has no network to export: it was not for a category.")]
    [InlineData("first", "--run is \"first\"; it must be a whole number.")]
    public async Task A_run_without_a_network_is_refused_and_leaves_what_was_there(string run, string problem)
    {
        File.WriteAllText(Output, "mine");
        _runs.Fail(Start("Bread"), "It was too dark.");
        _runs.Kill(Start("Bread"));
        Start("Bread");
        _runs.Finish(Start("Bread"));
        _runs.Finish(Start(category: null));

        Assert.Equal(ExitCode.YourFault, await _shell.Run("export", "--run", run, "--out", Output, "--json"));

        Assert.StartsWith(problem, _shell.Error);
        Assert.Equal(("", "mine"), (_shell.Out, File.ReadAllText(Output)));
    }

    [Fact]
    public async Task Damaged_weights_are_refused()
    {
        var (id, _) = Finished();
        var weights = Directory.GetFiles(_shell.Data, "model_Bread.safetensors", SearchOption.AllDirectories).Single();
        File.WriteAllBytes(weights, File.ReadAllBytes(weights)[..100]);

        Assert.Equal(ExitCode.YourFault, await _shell.Run("export", "--run", $"{id}", "--out", Output));

        Assert.Contains("model_Bread.safetensors cannot be used", _shell.Error);
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public async Task Where_nothing_can_be_written_it_says_so_and_leaves_nothing()
    {
        var nowhere = Path.Combine(_shell.Folder, "nowhere", "bread.onnx");
        Assert.Equal(ExitCode.YourFault, await _shell.Run("export", "--run", $"{Finished().Id}", "--out", nowhere));
        Assert.StartsWith($"{nowhere} cannot be written", _shell.Error);

        Directory.CreateDirectory(Output);
        Assert.Equal(ExitCode.YourFault, await _shell.Run("export", "--run", "1", "--out", Output));
        Assert.StartsWith($"{Output} cannot be written", _shell.Error);
        Assert.False(File.Exists($"{Output}.part"));
    }

    [Fact]
    public async Task Run_and_file_must_be_named()
    {
        Assert.Equal(ExitCode.YourFault, await _shell.Run("export"));
        Assert.Contains("--run", _shell.Error);
        Assert.Contains("--out", _shell.Error);
    }

    /// <summary>A run that has ended well, with a network that nobody trained: its files, where a training would leave them.</summary>
    private (long Id, ReferenceForecaster Forecaster) Finished()
    {
        var id = Start("Bread");
        var network = new CnnLstm(new CnnLstmShape { Window = 4, Channels = 2, Hidden = 3, Outputs = 3 }, new Random(1));
        var forecaster = new ReferenceForecaster(network, new Normalization { Mean = 10, Std = 2, Window = 4, Horizon = 3, Category = "Bread" });
        var folder = new ArtifactStore(Path.Combine(_shell.Data, "artifacts")).Folder(id);
        forecaster.Save(Path.Combine(folder, "model_Bread.safetensors"), Path.Combine(folder, "normalization_Bread.json"));
        _runs.Finish(id);
        return (id, forecaster);
    }

    private long Start(string? category) =>
        _runs.Start(new RunStart { Experiment = "first", Name = $"CNNLSTM-{category}", Category = category, Dataset = "shop", Model = "CNNLSTM" });
}
