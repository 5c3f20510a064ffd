using SalesWeb.Tests.Pages;
using SalesWeb.Tests.Training.Champions;
using SalesWeb.Tracking;
using SalesWeb.Training.Briefing;

namespace SalesWeb.Tests.Training.Briefing;

public sealed class AnswerersTests(TrainedShop trained, ComparedShop compared) : IClassFixture<TrainedShop>, IClassFixture<ComparedShop>
{
    [Fact]
    public void A_network_answers_with_what_its_run_noted()
    {
        var one = Assert.Single(Answerers(trained).List("shop"));

        Assert.Equal(("Bread", "CNNLSTM", false, trained.BreadRun, TrainedShop.Horizon), (one.Category, one.Model, one.IsChampion, one.RunId, one.Horizon));
        Assert.Equal(trained.Services.GetRequiredService<RunQuery>().Metrics(trained.BreadRun)["skill"], one.Skill);
        Assert.Equal($"{trained.Services.GetRequiredService<SalesWeb.Datasets.DatasetStore>().Get("shop").Id}", one.LearntFrom);
    }

    [Fact]
    public void A_champion_answers_with_what_its_backtest_found()
    {
        var answerers = Answerers(compared).List("shop");
        var version = $"{compared.Services.GetRequiredService<SalesWeb.Datasets.DatasetStore>().Get("shop").Id}";

        Assert.Equal(["Bread", "a/b"], answerers.Select(one => one.Category));
        Assert.All(answerers, one =>
        {
            var standing = compared.Report.Find(one.Category, one.Model)!;
            Assert.Equal((true, compared.Run.Id, standing.Horizon, version), (one.IsChampion, one.RunId, one.Horizon, one.LearntFrom));
            Assert.Equal(standing.Skill, one.Skill!.Value, precision: 12);
        });
    }

    [Fact]
    public void It_is_read_again_only_once_another_answers()
    {
        using var app = new TrainedShop();
        var answerers = Answerers(app);
        var before = answerers.List("shop");
        Assert.Same(before, answerers.List("shop"));

        var run = app.Train("Bread").RunId;

        Assert.Equal(run, Assert.Single(answerers.List("shop")).RunId);
    }

    [Fact]
    public void Nothing_answers_for_a_dataset_that_is_not_there() => Assert.Empty(Answerers(trained).List("nowhere"));

    /// <summary>The file is the same to the byte, and the data are others.</summary>
    [Fact]
    public void What_learnt_from_the_same_file_read_otherwise_is_not_current()
    {
        using var app = new TrainedShop();
        var datasets = app.Services.GetRequiredService<SalesWeb.Datasets.DatasetStore>();
        var (before, today) = (datasets.Get("shop"), new DateOnly(2023, 5, 1));
        Assert.DoesNotContain(ModelDoubts.Of(before, Answerers(app).List("shop"), today), concern => concern.Remedy == Remedy.Train);

        app.Import(SalesFiles.Daily(120, "Bread", "Cakes", TrainedShop.Hostile), choices: new() { Measure = SalesWeb.Series.Measure.Quantity, Columns = new Dictionary<SalesWeb.Import.Headings.Role, string> { [SalesWeb.Import.Headings.Role.Quantity] = "amount" } });

        var now = datasets.Get("shop");
        Assert.Equal((before.Sha256, true), (now.Sha256, now.Id != before.Id));
        Assert.Contains(ModelDoubts.Of(now, Answerers(app).List("shop"), today), concern => concern.Remedy == Remedy.Train);
    }

    [Fact]
    public void A_run_from_before_versions_had_numbers_is_known_by_its_file()
    {
        using var app = new TrainedShop();
        app.Services.GetRequiredService<SalesWeb.Storage.TrackingDatabase>().Value.Write((connection, transaction) =>
            Dapper.SqlMapper.Execute(connection, "DELETE FROM tags WHERE name = 'dataset_version_id'", transaction: transaction));

        var version = app.Services.GetRequiredService<SalesWeb.Datasets.DatasetStore>().Get("shop");

        Assert.DoesNotContain(ModelDoubts.Of(version, Answerers(app).List("shop"), new DateOnly(2023, 5, 1)), concern => concern.Remedy == Remedy.Train);
    }

    private static Answerers Answerers(SalesWebApp app) => app.Services.GetRequiredService<Answerers>();
}
