using SalesWeb.Datasets;
using SalesWeb.Tests.Pages;
using SalesWeb.Tests.Training;
using SalesWeb.Tests.Training.Champions;
using SalesWeb.Training;

namespace SalesWeb.Tests.Browser;

/// <summary>Every page, with content: in shops whose jobs have ended, and in one with a running training.</summary>
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
        ["Upload for a dataset"] = all => (all._done, "/data/upload?dataset=shop"),
        ["File in doubt, for a dataset that is there"] = all => (all._staged, $"/data/import/{all._doubtful}"),
        ["File that is no sales file"] = all => (all._staged, $"/data/import/{all._letter}"),
        ["File that is known"] = all => (all._staged, $"/data/import/{all._known}"),
        ["File whose import was tried"] = all => (all._staged, $"/data/import/{all._tried}?step=check"),
        ["File that was imported"] = all => (all._staged, $"/data/import/{all._imported}"),
        ["Files that wait"] = all => (all._staged, "/data"),
        ["Versions compared"] = all => (all._staged, "/data/report?dataset=shop&with=1&version=2"),
        ["Delete a version"] = all => (all._staged, "/data/delete?dataset=shop&version=2"),
        ["HTTP interface"] = all => (all._done, "/docs"),
        ["Not found"] = all => (all._done, "/no/such/page"),
    };

    private readonly TrainedShop _done = new();
    private readonly EndlessTraining _busy = new();
    private readonly ComparedShop _compared = new();
    private readonly SalesWebApp _empty = new();
    private readonly StagedShop _staged = new();
    private long _run;
    private long _doubtful;
    private long _letter;
    private long _known;
    private long _tried;
    private long _imported;

    public static TheoryData<string> Names => [.. Addresses.Keys];

    /// <summary>Where a page is. A training runs only while pages that show one are visited, because it takes a whole processor.</summary>
    public async Task<(SalesWebApp App, string Path)> Prepare(string name)
    {
        var isBusy = Addresses[name](this).App == _busy;
        if (isBusy && _run == 0)
        {
            var running = _busy.Services.GetRequiredService<TrainingQueue>().Enqueue(dataset: null, ["Bread", "Cakes"], experiment: null)[0];
            _run = (await _busy.Progress(running.Id)).RunId!.Value;
        }
        else if (!isBusy && _run != 0)
        {
            // The waiting one first, so that it does not start when the running one ends.
            foreach (var job in _busy.Jobs.Recent().Where(job => job.IsActive).OrderByDescending(job => job.Id))
            {
                _busy.Jobs.Cancel(job.Id);
                await _busy.End(job.Id);
            }

            _run = 0;
        }

        return Addresses[name](this);
    }

    public async ValueTask InitializeAsync()
    {
        _done.Import(SalesFiles.Daily(120, "Bread") + "yesterday,Bread,12\n2023-02-30,Bread,a lot\n", "torn");
        _done.Services.GetRequiredService<DatasetStore>().MakeDefault("shop");
        var trained = _done.Services.GetRequiredService<TrainingQueue>().Enqueue("shop", ["Bread"], experiment: null).Single();
        await _done.End(trained.Id);

        _staged.Import(SalesFiles.Daily(60, "Bread") + "2023-02-30,Bread,5\n");
        _imported = (await _staged.Stage("imported.csv", SalesFiles.Daily(90, "Bread", "Cakes") + "2023-02-30,Bread,5\n", "shop")).Id;
        await _staged.Import(_imported);
        _known = (await _staged.Stage("known.csv", SalesFiles.Daily(100, "Bread"))).Id;
        _tried = (await _staged.Stage("tried.csv", SalesFiles.Daily(100, "Bread", "Tea") + "2023-02-30,Bread,5\n")).Id;
        await _staged.End(_staged.Staging.Check(_tried).CheckJobId!.Value);
        _doubtful = (await _staged.Stage("doubtful.csv", "date,group,sales,remark\n01/02/2024,Bread,5,\n02/02/2024,Bread,6,x\n03/02/2024,Tea,7,y\n", "shop")).Id;
        _letter = (await _staged.Stage("letter.csv", "Dear reader,\nthis is a letter.\n")).Id;
    }

    public async ValueTask DisposeAsync()
    {
        await _done.DisposeAsync();
        await _busy.DisposeAsync();
        await _compared.DisposeAsync();
        await _empty.DisposeAsync();
        await _staged.DisposeAsync();
    }
}
