using SalesWeb.Datasets;
using SalesWeb.Tests.Pages;
using SalesWeb.Tests.Training.Champions;
using SalesWeb.Training;

namespace SalesWeb.Tests.Browser;

/// <summary>Every page there is, with something on it: those of a shop whose work is done, and those of one that is at work.</summary>
public sealed class EveryPage : IAsyncLifetime
{
    private static readonly Dictionary<string, Func<EveryPage, (SalesWebApp App, string Path)>> Addresses = new()
    {
        ["Overview"] = all => (all._done, "/"),
        ["Overview while something runs"] = all => (all._busy, "/"),
        ["Overview without data"] = all => (all._empty, "/"),
        ["Explore"] = all => (all._done, "/explore?category=Bread"),
        ["Explore with all pictures"] = all => (all._done, "/explore?category=Bread&compare=Cakes&last-year=yes&all=yes"),
        ["Explore, refused"] = all => (all._done, "/explore?average=99"),
        ["Train"] = all => (all._done, "/train"),
        ["Train while something runs"] = all => (all._busy, "/train"),
        ["Predict"] = all => (all._done, "/predict?category=Bread"),
        ["Predict, refused"] = all => (all._done, "/predict?category=Bread&horizon=0"),
        ["Predict without a model"] = all => (all._done, "/predict?category=Cakes"),
        ["Predict by a champion"] = all => (all._compared, "/predict?category=Bread"),
        ["Overview of champions"] = all => (all._compared, "/"),
        ["Compare"] = all => (all._compared, "/leaderboard"),
        ["Compare on a category"] = all => (all._compared, "/leaderboard?category=Bread"),
        ["Compare, refused"] = all => (all._compared, "/leaderboard?category=Milk"),
        ["Compare without a backtest"] = all => (all._done, "/leaderboard"),
        ["Compare without data"] = all => (all._empty, "/leaderboard"),
        ["Run of a backtest"] = all => (all._compared, $"/runs/{all._compared.Run.Id}"),
        ["Experiments"] = all => (all._done, "/experiments"),
        ["Run"] = all => (all._done, $"/runs/{all._done.BreadRun}"),
        ["Run while it runs"] = all => (all._busy, $"/runs/{all._run}"),
        ["Data"] = all => (all._done, "/data"),
        ["Data without data"] = all => (all._empty, "/data"),
        ["Import report"] = all => (all._done, "/data/report?dataset=torn"),
        ["Quality"] = all => (all._done, "/data/quality?dataset=torn"),
        ["Quality of a category"] = all => (all._done, "/data/quality?dataset=shop&category=Bread"),
        ["Quality without data"] = all => (all._empty, "/data/quality"),
        ["Delete"] = all => (all._done, "/data/delete?dataset=torn"),
        ["Upload"] = all => (all._done, "/data/upload"),
        ["HTTP interface"] = all => (all._done, "/docs"),
        ["Not found"] = all => (all._done, "/no/such/page"),
    };

    private readonly TrainedShop _done = new();
    private readonly EndlessTraining _busy = new();
    private readonly ComparedShop _compared = new();
    private readonly SalesWebApp _empty = new();
    private long _run;

    public static TheoryData<string> Names => [.. Addresses.Keys];

    public (SalesWebApp App, string Path) this[string name] => Addresses[name](this);

    public async ValueTask InitializeAsync()
    {
        _done.Import(SalesFiles.Daily(120, "Bread") + "yesterday,Bread,12\n2023-02-30,Bread,a lot\n", "torn");
        _done.Services.GetRequiredService<DatasetStore>().Activate("shop");
        var trained = _done.Services.GetRequiredService<TrainingQueue>().Enqueue("shop", ["Bread"], experiment: null).Single();
        await _done.End(trained.Id);

        var running = _busy.Services.GetRequiredService<TrainingQueue>().Enqueue(dataset: null, ["Bread", "Cakes"], experiment: null)[0];
        _run = (await _busy.Progress(running.Id)).RunId!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        await _done.DisposeAsync();
        await _busy.DisposeAsync();
        await _compared.DisposeAsync();
        await _empty.DisposeAsync();
    }
}
