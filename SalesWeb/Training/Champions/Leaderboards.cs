using System.Text.Json;
using SalesWeb.Datasets;
using SalesWeb.Tracking;

namespace SalesWeb.Training.Champions;

/// <summary>What the newest backtest of a dataset found.</summary>
public sealed class Leaderboards(RunQuery runs, ArtifactStore artifacts, DatasetStore datasets)
{
    /// <summary>The newest backtest that finished, of data that the dataset still has; null where there is none yet. One of a dataset that was deleted says nothing of another that has its name now.</summary>
    /// <exception cref="UserErrorException">Its file is gone or cannot be read.</exception>
    public (Run Run, BacktestReport Report)? Find(string dataset)
    {
        var filter = new RunFilter { Dataset = dataset, Model = DatasetBacktest.RunModel, Status = RunStatus.Finished, Limit = 1 };
        return runs.List(filter) is [var (run, _)] && IsOf(run, dataset)
            ? (run, Read(run.Id))
            : null;
    }

    /// <exception cref="UserErrorException">There is no finished backtest of the dataset, or its file cannot be read.</exception>
    public (Run Run, BacktestReport Report) Get(string dataset) => Find(dataset) ?? throw new UserErrorException(
        $"Nobody has compared models on \"{dataset}\" yet.",
        "Start a backtest on the page Compare, or with POST /api/backtest.",
        UserErrorKind.Conflict,
        "dataset");

    private bool IsOf(Run run, string dataset) =>
        PinnedVersion.Pins(runs, [run.Id]).TryGetValue(run.Id, out var pin) && datasets.Versions(dataset).Any(version => PinnedVersion.Is(pin, version));

    private BacktestReport Read(long runId)
    {
        try
        {
            var path = artifacts.Find(runId, DatasetBacktest.ReportName) ?? throw new FileNotFoundException(DatasetBacktest.ReportName);
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize<BacktestReport>(file, ChampionFormat.Json)!;
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"The leaderboard of run {runId} cannot be read any more.", "Start the backtest again.", UserErrorKind.Conflict, "dataset", e);
        }
    }
}
