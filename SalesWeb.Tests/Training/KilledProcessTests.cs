using System.Text.Json;
using SalesWeb.Sample;
using SalesWeb.Storage;
using SalesWeb.Tracking;

namespace SalesWeb.Tests.Training;

/// <summary>The program killed in the middle of its work, and started again over what it left.</summary>
public sealed class KilledProcessTests : IDisposable
{
    /// <summary>Long enough to be killed in the middle of, short enough to wait for.</summary>
    private static readonly string[] Long =
    [
        "network.form=reference", "network.window=14", "training.max_epochs=150", "training.patience_epochs=150", "training.schedule=cosine",
    ];

    /// <summary>Two networks that are judged and two that learn from all periods, one after the other.</summary>
    private static readonly string[] Full =
    [
        "network.form=full", "network.window=21", "network.horizon=7", "network.channels=4", "network.hidden=8",
        "training.max_epochs=40", "training.patience_epochs=40", "training.seeds=2", "training.refit=true", "training.schedule=cosine",
    ];

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Twice, because the second time it has already gone on once; the last time by a signal that lets it stop in good order.</summary>
    [Fact]
    public async Task Killed_in_training_it_goes_on_by_itself_and_ends_with_the_same_weights_to_the_bit()
    {
        var data = _folder.File("data");
        File.WriteAllText(_folder.File("shop.csv"), SalesFiles.Daily(200, "Bread"));
        long job;
        using (var first = await SalesWebProcess.Start(data, Long))
        {
            await first.Upload(_folder.File("shop.csv"));
            job = await first.Train();
            await first.Follow(job, HasDone(0.1));
            first.Kill();
        }

        using (var second = await SalesWebProcess.Start(data, Long))
        {
            var goingOn = await second.Follow(job, HasDone(0.3));
            Assert.Contains("resumed at epoch", goingOn.GetProperty("message").GetString(), StringComparison.OrdinalIgnoreCase);
            second.Terminate();
        }

        using var third = await SalesWebProcess.Start(data, Long);
        var ended = await third.Follow(job, _ => false);
        Assert.Equal("finished", ended.GetProperty("status").GetString());
        var uninterrupted = await third.Follow(await third.Train(), _ => false);
        var (run, other) = (ended.GetProperty("run_id").GetInt64(), uninterrupted.GetProperty("run_id").GetInt64());
        Assert.NotEqual(run, other);
        Assert.Equal(File.ReadAllBytes(Weights(data, other)), File.ReadAllBytes(Weights(data, run)));
        Assert.False(File.Exists(Path.Combine(data, "artifacts", $"{run}", "checkpoint.safetensors")));
        var runs = new RunQuery(TrackingDatabase.At(Path.Combine(data, "tracking.db")));
        Assert.Equal(RunStatus.Finished, runs.Find(run)!.Status);
        Assert.Equal(Losses(runs, other), Losses(runs, run));
    }

    /// <summary>Once while the second network is judged, and once while one learns from all periods.</summary>
    [Fact]
    public async Task Killed_in_any_of_several_networks_it_goes_on_there_and_ends_with_the_same_weights_to_the_bit()
    {
        var data = _folder.File("data");
        File.WriteAllText(_folder.File("shop.csv"), SalesFiles.Daily(200, "Bread"));
        long job;
        using (var first = await SalesWebProcess.Start(data, Full))
        {
            await first.Upload(_folder.File("shop.csv"));
            job = await first.Train();
            await first.Follow(job, HasDone(0.3));
            first.Kill();
        }

        using (var second = await SalesWebProcess.Start(data, Full))
        {
            var goingOn = await second.Follow(job, HasDone(0.6));
            Assert.StartsWith("Once more on all periods", goingOn.GetProperty("message").GetString(), StringComparison.Ordinal);
            second.Kill();
        }

        using var third = await SalesWebProcess.Start(data, Full);
        var ended = await third.Follow(job, _ => false);
        Assert.Equal("finished", ended.GetProperty("status").GetString());
        var uninterrupted = await third.Follow(await third.Train(), _ => false);
        var (run, other) = (ended.GetProperty("run_id").GetInt64(), uninterrupted.GetProperty("run_id").GetInt64());
        Assert.NotEqual(run, other);
        foreach (var member in new[] { "", ".2" })
            Assert.Equal(File.ReadAllBytes(Weights(data, other, member)), File.ReadAllBytes(Weights(data, run, member)));
        var runs = new RunQuery(TrackingDatabase.At(Path.Combine(data, "tracking.db")));
        Assert.Equal(Losses(runs, other), Losses(runs, run));
    }

    [Fact]
    public async Task Killed_in_import_nothing_of_the_file_is_there_and_it_goes_in_again()
    {
        var data = _folder.File("data");
        var file = _folder.File("large.csv");
        using (var writer = new StreamWriter(file))
            ShopSimulation.Write(writer, new SampleOptions { Scale = 4 });
        long job;
        using (var first = await SalesWebProcess.Start(data))
        {
            job = await first.Upload(file, wait: false);
            var state = await first.Follow(job, state => state.GetProperty("progress").GetDouble() > 0.3);
            Assert.Equal("running", state.GetProperty("status").GetString());
            first.Kill();
        }

        using var second = await SalesWebProcess.Start(data);

        var interrupted = await second.Get($"/api/jobs/{job}");
        Assert.StartsWith("Interrupted", interrupted.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(Integrity.Problems(Path.Combine(data, "sales.db")));
        var page = await second.Http.GetStringAsync("/data", TestContext.Current.CancellationToken);
        Assert.Contains("no data yet", page, StringComparison.OrdinalIgnoreCase);
        // The file itself still waits, to be imported once more or sent away.
        Assert.Contains("waits for your decision", page, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.Combine(data, "uploads")));
        var again = await second.Get($"/api/jobs/{await second.Upload(file)}");
        Assert.Equal("finished", again.GetProperty("status").GetString());
    }

    private static Func<JsonElement, bool> HasDone(double fraction) => state => state.GetProperty("progress").GetDouble() >= fraction;

    private static string Weights(string data, long run, string member = "") =>
        Path.Combine(data, "artifacts", $"{run}", $"model_Bread{member}.safetensors");

    /// <summary>Every epoch with its losses.</summary>
    private static List<(string Key, int Step, double Value)> Losses(RunQuery runs, long run) =>
        [.. runs.History(run).Where(measured => measured.Step > 0).Select(measured => (measured.Key, measured.Step, measured.Value))];
}
