using Dapper;
using SalesWeb.Datasets;
using SalesWeb.Import.Columns;
using SalesWeb.Jobs;
using SalesWeb.Pages.Data;
using SalesWeb.Storage;
using SalesWeb.Tests.Pages;
using SalesWeb.Tracking;
using SalesWeb.Training.Champions;

namespace SalesWeb.Tests.Training.Champions;

public sealed class DatasetBacktestTests(ComparedShop shop) : IClassFixture<ComparedShop>
{
    [Fact]
    public void The_run_has_the_plan_the_figures_and_both_files()
    {
        var run = shop.Run;

        Assert.Equal(("Backtest-shop", RunStatus.Finished, "Backtest"), (run.Name, run.Status, run.Model));
        Assert.Equal(["backtest.csv", "leaderboard.json"], shop.Services.GetRequiredService<ArtifactStore>().List(run.Id).Select(artifact => artifact.Name));
        var runs = shop.Services.GetRequiredService<RunQuery>();
        Assert.Equal("7 3 7 2", string.Join(' ', new[] { "horizon", "windows", "step", "warm_up" }.Select(key => runs.Params(run.Id)[key])));
        Assert.Equal(shop.Report.All.Leaderboard[0].Wape, runs.Metrics(run.Id)["wape"], 12);
    }

    [Fact]
    public void What_is_read_back_is_what_was_found()
    {
        var read = shop.Services.GetRequiredService<Leaderboards>().Get("shop").Report;

        Assert.Equal(["a/b", "Bread"], read.Categories.Select(one => one.Category!).Order(StringComparer.OrdinalIgnoreCase));
        foreach (var model in new[] { "SeasonalNaive", "Ensemble" })
        {
            var (kept, found) = (read.Find("a/b", model)!, shop.Report.Find("a/b", model)!);
            Assert.Equal(found.Score.Wape, kept.Score.Wape);
            Assert.Equal(found.Calibration.Levels.Select(level => (level.Level, level.Forecasts)), kept.Calibration.Levels.Select(level => (level.Level, level.Forecasts)));
            Assert.Equal(found.Calibration.Levels[0].Factors, kept.Calibration.Levels[0].Factors);
            Assert.Equal(found.Weights, kept.Weights);
        }

        Assert.Equal(1, read.Find("Bread", "Ensemble")!.Weights.Values.Sum(), 9);
    }

    [Fact]
    public void The_errors_by_step_and_by_window_are_those_of_the_table()
    {
        var path = shop.Services.GetRequiredService<ArtifactStore>().Find(shop.Run.Id, "backtest.csv")!;
        var rows = File.ReadLines(path).Skip(1).Select(line => line.Split(',')).Where(cells => cells[0] == "Bread")
            .Select(cells => (Ds: DateOnly.Parse(cells[1]), Cutoff: DateOnly.Parse(cells[2]), Y: double.Parse(cells[3]), Naive: double.Parse(cells[4]))).ToList();
        var report = shop.Report.Find("Bread")!;

        Assert.Equal(21, rows.Count);
        var thirdStep = rows.Where(row => row.Ds.DayNumber - row.Cutoff.DayNumber == 3).ToList();
        Assert.Equal(thirdStep.Sum(row => Math.Abs(row.Naive - row.Y)) / thirdStep.Sum(row => row.Y), report.Steps["SeasonalNaive"][2], 9);
        var lastWindow = rows.Where(row => row.Cutoff == shop.Report.Cutoffs[^1]).ToList();
        Assert.Equal(lastWindow.Sum(row => Math.Abs(row.Naive - row.Y)) / lastWindow.Sum(row => row.Y), report.Windows["SeasonalNaive"][^1], 9);
    }

    [Fact]
    public void Every_category_has_a_champion_as_the_rule_has_it()
    {
        foreach (var report in shop.Report.Categories)
        {
            var ruled = ChampionRule.Choose(report.Category!, report.Leaderboard, null, isByRule: true, 0.02)!;

            Assert.Equal(ruled, shop.Report.Choices.Single(choice => choice.Category == report.Category));
        }
    }

    [Fact]
    public async Task A_second_backtest_is_refused_and_the_deletion_of_the_dataset_ends_the_first()
    {
        using var busy = new EndlessTraining();
        _ = busy.Address;
        var queue = busy.Services.GetRequiredService<BacktestQueue>();
        var request = new BacktestRequest { Models = ["CNNLSTM"], Windows = 1, WarmUp = 0 };
        var job = queue.Enqueue(request);

        var refused = Assert.Throws<UserErrorException>(() => queue.Enqueue(request));
        await busy.Progress(job.Id); // seasonal naive is done then, and the network is at work
        busy.Services.GetRequiredService<DatasetRemoval>().Remove("shop");

        Assert.Equal((UserErrorKind.Conflict, "dataset"), (refused.Kind, refused.Field));
        var ended = await busy.End(job.Id);
        Assert.Equal(JobStatus.Killed, ended.Status);
        Assert.True(ended.RunId is null || busy.Services.GetRequiredService<RunQuery>().Find(ended.RunId.Value)!.Status == RunStatus.Killed);
        Assert.Empty(busy.Services.GetRequiredService<ChampionStore>().List("shop"));
    }

    /// <summary>The clock is read for the last time after the rule has chosen and before the champions are written.</summary>
    [Fact]
    public void A_champion_that_was_chosen_by_hand_while_a_backtest_ended_stays()
    {
        using var app = new ComparedShop();
        var register = app.Services.GetRequiredService<ChampionRegister>();
        var byRule = app.Report.Choices.Single(choice => choice.Category == "Bread").Model;
        var byHand = byRule == "Ensemble" ? "SeasonalNaive" : "Ensemble";

        var report = Backtest(app, new CallbackClock(callNumber: 2, () => register.Promote("shop", "Bread", byHand)), "SeasonalNaive", "Ensemble");

        var champion = register.Find("shop", "Bread")!;
        Assert.Equal((byHand, false), (champion.Model, champion.ByRule));
        var choice = report.Choices.Single(one => one.Category == "Bread");
        Assert.Equal((byHand, false), (choice.Model, choice.ByRule));
        var read = app.Services.GetRequiredService<Leaderboards>().Get("shop").Report;
        Assert.Equal(choice, read.Choices.Single(one => one.Category == "Bread"));
    }

    [Fact]
    public void A_training_that_cannot_be_queued_is_noted_in_the_report_and_the_champion_stays()
    {
        const string Network = "CNNLSTM-Reference";
        using var app = new ComparedShop();
        var standing = app.Report.Find("Bread", "SeasonalNaive")!;
        app.Services.GetRequiredService<ChampionStore>().Promote(new Champion("shop", "Bread", Network, app.Run.Id, ByRule: false, standing).ToRow());
        app.Services.GetRequiredService<TrackingDatabase>().Value.Write((connection, transaction) => connection.Execute(
            "CREATE TRIGGER no_trainings BEFORE INSERT ON jobs WHEN NEW.kind = 'train' BEGIN SELECT RAISE(ABORT, 'refused'); END",
            transaction: transaction));

        var report = Backtest(app, TimeProvider.System, "SeasonalNaive", Network);

        var problem = report.Problems.Single(one => one.Problem.Contains("could not be queued", StringComparison.Ordinal));
        Assert.Equal(("Bread", Network), (problem.Category, problem.Model));
        var (run, read) = app.Services.GetRequiredService<Leaderboards>().Get("shop");
        Assert.Equal(RunStatus.Finished, run.Status);
        Assert.Contains(problem, read.Problems);
        Assert.Equal((Network, run.Id), app.Services.GetRequiredService<ChampionRegister>().Find("shop", "Bread") is { } now ? (now.Model, now.RunId) : default);
    }

    [Fact]
    public void Too_many_windows_are_refused_with_the_most_that_there_is_room_for()
    {
        var refused = Assert.Throws<UserErrorException>(() => shop.Services.GetRequiredService<BacktestQueue>().Enqueue(new BacktestRequest { Windows = 30 }));

        Assert.Equal("windows", refused.Field);
        Assert.Contains("at most 19 windows", refused.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Bread", "Prophet", UserErrorKind.Unknown, "model")]
    [InlineData(null, "Milk", "Ensemble", UserErrorKind.Unknown, "categories")]
    [InlineData("nope", "Bread", "Ensemble", UserErrorKind.Unknown, "dataset")]
    public void What_is_unknown_cannot_become_champion(string? dataset, string category, string model, UserErrorKind kind, string field)
    {
        var refused = Assert.Throws<UserErrorException>(() => shop.Services.GetRequiredService<ChampionRegister>().Promote(dataset, category, model));

        Assert.Equal((kind, field), (refused.Kind, refused.Field));
    }

    [Fact]
    public void Without_a_backtest_there_is_nobody_to_choose_from()
    {
        using var app = new SalesWebApp();
        app.Import(SalesFiles.Daily(60, "Bread"));

        var refused = Assert.Throws<UserErrorException>(() => app.Services.GetRequiredService<ChampionRegister>().Promote(null, "Bread", "Ensemble"));

        Assert.Equal(UserErrorKind.Conflict, refused.Kind);
        Assert.Contains("/api/backtest", refused.Remedy, StringComparison.Ordinal);
    }

    /// <summary>The file is the same to the byte, and nobody compared models on what it is now.</summary>
    [Fact]
    public void Of_the_same_file_read_otherwise_after_a_deletion_nothing_was_compared()
    {
        using var app = new ComparedShop();
        app.Services.GetRequiredService<DatasetStore>().Delete("shop");

        app.Import(SalesFiles.Daily(150, "Bread", "a/b"), choices: new() { Layout = FileLayout.Long });

        Assert.Null(app.Services.GetRequiredService<Leaderboards>().Find("shop"));
    }

    private static BacktestReport Backtest(ComparedShop app, TimeProvider clock, params string[] models) =>
        ActivatorUtilities.CreateInstance<DatasetBacktest>(app.Services, clock).Run(
            new BacktestRequest { Models = models, Windows = 3, WarmUp = 2 },
            _ => { },
            (_, _) => { },
            new SalesWeb.Training.Resumption { IsInterrupted = () => false },
            TestContext.Current.CancellationToken);

    /// <summary>A clock that calls back when its timestamp is read for the n-th time.</summary>
    private sealed class CallbackClock(int callNumber, Action callback) : TimeProvider
    {
        private int _calls;

        public override long GetTimestamp()
        {
            if (++_calls == callNumber)
                callback();
            return base.GetTimestamp();
        }
    }
}
