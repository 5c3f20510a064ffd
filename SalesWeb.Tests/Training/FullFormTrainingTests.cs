using SalesWeb.Settings;
using SalesWeb.Tracking;
using SalesWeb.Training;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Training;

/// <summary>The full form through the program: several networks one after the other, as one training.</summary>
public sealed class FullFormTrainingTests : IDisposable
{
    /// <summary>Two networks that are judged, three epochs each at most, then the same two on all periods.</summary>
    private const int Stages = 4;

    private readonly FullFormApp _app = new();
    private readonly List<TrainProgress> _heard = [];

    public FullFormTrainingTests() => _app.Import(SalesFiles.Daily(120, "Bread"));

    private RunQuery Runs => _app.Services.GetRequiredService<RunQuery>();

    public void Dispose() => _app.Dispose();

    [Fact]
    public void The_run_has_the_losses_of_every_network_and_the_weights_of_those_that_forecast()
    {
        var trained = Train(resumption: null, TestContext.Current.CancellationToken);

        var keys = Runs.History(trained.RunId).Where(measured => measured.Step > 0).Select(measured => measured.Key).Distinct().Order();
        Assert.Equal(["refit_loss", "refit_loss_2", "train_loss", "train_loss_2", "val_loss", "val_loss_2"], keys);
        Assert.Equal(
            ["config.yaml", "evaluation_Bread.csv", "evaluation_Bread.svg", "model_Bread.2.safetensors", "model_Bread.safetensors", "normalization_Bread.json"],
            trained.Artifacts.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(trained.Artifacts, path => Assert.True(File.Exists(path)));
        Assert.Equal("CNNLSTM-Bread", Runs.Find(trained.RunId)!.Name);
    }

    [Fact]
    public void The_run_notes_the_settings_of_its_form_and_no_others()
    {
        var full = Runs.Params(_app.Train("Bread").RunId);
        using var reference = new SalesWebApp();
        reference.Import(SalesFiles.Daily(120, "Bread"));
        var other = reference.Services.GetRequiredService<RunQuery>().Params(reference.Train("Bread").RunId);

        Assert.Equal(("full", "2", "true", "DE", "log"), (full["form"], full["seeds"], full["refit"], full["country"], full["transform"]));
        Assert.Equal(NetworkForm.Full, RunParams.FormOf(full));
        Assert.Equal((NetworkForm.Reference, false), (RunParams.FormOf(other), other.ContainsKey("seeds")));
        Assert.Equal(NetworkForm.Reference, RunParams.FormOf(new Dictionary<string, string>()));
    }

    [Fact]
    public void Its_progress_tells_which_network_learns_and_never_goes_back()
    {
        Train(resumption: null, TestContext.Current.CancellationToken);

        var fractions = _heard.Select(progress => progress.Fraction).ToList();
        Assert.Equal(fractions.Order(), fractions);
        Assert.Equal((0, 1), (fractions[0], fractions[^1]));
        Assert.Equal("Network 1 of 2: epoch 1 of at most 3", _heard[1].InWords);
        Assert.Contains("Network 2 of 2: epoch 2 of at most 3", _heard.Select(progress => progress.InWords));
        Assert.Matches("^Once more on all periods, network 1 of 2: epoch 1 of [123]$", _heard.First(progress => progress.Stage is { IsRefit: true }).InWords);
        Assert.All(_heard.Where(progress => progress.Stage is { IsRefit: true }), progress => Assert.True(double.IsNaN(progress.ValidationLoss)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(Stages)]
    public void Cut_off_in_any_network_it_goes_on_there_and_ends_with_the_same_weights_to_the_bit(int stage)
    {
        var runId = CutOff(stage);
        var before = _heard.Count;

        var trained = Train(new Resumption { IsInterrupted = () => false, RunId = runId }, TestContext.Current.CancellationToken);

        Assert.Equal(runId, trained.RunId);
        var learnt = _heard.Skip(before).Where(progress => progress.Epoch > progress.ResumedAt).ToList();
        Assert.All(learnt, progress => Assert.True(progress.Stage!.Number >= stage));
        Assert.Equal(Stages, _heard[^1].Stage!.Number);
        var uninterrupted = _app.Train("Bread");
        Assert.Equal(Weights(uninterrupted).Select(File.ReadAllBytes), Weights(trained).Select(File.ReadAllBytes));
        Assert.Equal(Losses(uninterrupted.RunId), Losses(runId));
        Assert.Empty(Directory.GetFiles(_app.Services.GetRequiredService<ArtifactStore>().Folder(runId), "checkpoint*"));
    }

    [Fact]
    public void Its_files_forecast_as_the_run_does()
    {
        _app.Train("Bread");
        var forecast = _app.Services.GetRequiredService<CategoryForecasts>().Newest(null, "Bread", horizon: null);

        Assert.Equal(7, forecast.Points.Count);
        Assert.All(forecast.Points, point => Assert.InRange(point.Value, point.Lo80, point.Hi80));
        Assert.All(forecast.Points, point => Assert.InRange(point.Value, 50, 500));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(0)]
    public void Fewer_values_than_a_week_are_refused_with_how_many_are_needed(int count)
    {
        _app.Train("Bread");

        var refused = Assert.Throws<UserErrorException>(() =>
            _app.Services.GetRequiredService<CategoryForecasts>().OfValues(null, "Bread", [.. Enumerable.Repeat(100.0, count)], 1));

        Assert.StartsWith("7 values are needed", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public void Values_from_a_week_on_are_taken_for_the_newest(int count)
    {
        _app.Train("Bread");

        var forecast = _app.Services.GetRequiredService<CategoryForecasts>().OfValues(null, "Bread", [.. Enumerable.Repeat(100.0, count)], 7);

        Assert.All(forecast.Points, point => Assert.InRange(point.Value, 10, 1000));
    }

    /// <summary>Trains up to the end of the first epoch of a network, where the program ends.</summary>
    private long CutOff(int stage)
    {
        using var cancel = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Train(new Resumption { IsInterrupted = () => true }, cancel.Token, progress =>
        {
            if (progress.Stage?.Number == stage)
                cancel.Cancel();
        }));
        return _heard[^1].RunId;
    }

    private TrainedCategory Train(Resumption? resumption, CancellationToken cancellation, Action<TrainProgress>? onProgress = null) =>
        _app.Services.GetRequiredService<CategoryTraining>().Train(
            new TrainRequest { Category = "Bread" },
            progress =>
            {
                _heard.Add(progress);
                onProgress?.Invoke(progress);
            },
            cancellation,
            resumption);

    private List<(string Key, int Step, double Value)> Losses(long run) =>
        [.. Runs.History(run).Where(measured => measured.Step > 0).Select(measured => (measured.Key, measured.Step, measured.Value)).Order()];

    private static IEnumerable<string> Weights(TrainedCategory trained) =>
        trained.Artifacts.Where(path => path.EndsWith(".safetensors", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
