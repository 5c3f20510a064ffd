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
        Assert.Equal(trained.Services.GetRequiredService<SalesWeb.Datasets.DatasetStore>().Get("shop").Sha256, one.LearntFrom);
    }

    [Fact]
    public void A_champion_answers_with_what_its_backtest_found()
    {
        var answerers = Answerers(compared).List("shop");

        Assert.Equal(["Bread", "a/b"], answerers.Select(one => one.Category));
        Assert.All(answerers, one =>
        {
            var standing = compared.Report.Find(one.Category, one.Model)!;
            Assert.Equal((true, compared.Run.Id, standing.Horizon, compared.Report.Sha256), (one.IsChampion, one.RunId, one.Horizon, one.LearntFrom));
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

    private static Answerers Answerers(SalesWebApp app) => app.Services.GetRequiredService<Answerers>();
}
