using SalesWeb.Datasets;
using SalesWeb.Training;
using SalesWeb.Training.Champions;

namespace SalesWeb.Tests.Training;

/// <summary>Quality, training and comparison state one rule. The network of the test settings has a window of 14 and a horizon of 7.</summary>
public sealed class MinimumHistoryTests
{
    [Fact]
    public void Quality_training_and_comparison_refuse_a_short_history_with_the_same_sentence()
    {
        using var app = new SalesWebApp();
        app.Import(SalesFiles.Daily(10, "Bread"));
        var version = app.Services.GetRequiredService<DatasetStore>().Get("shop");

        var quality = app.Services.GetRequiredService<QualityReports>().Get(version, "Bread").Verdict.Reasons[0];
        var training = Assert.Throws<UserErrorException>(() => app.Train("Bread")).Message;
        var comparison = Assert.Throws<UserErrorException>(() => app.Services.GetRequiredService<BacktestQueue>().Enqueue(new BacktestRequest())).Message;

        Assert.StartsWith("Bread has 10 days of history; a forecast needs at least 14 days, a comparison of models 15, and training the network ", quality, StringComparison.Ordinal);
        Assert.Equal((quality, quality), (training, comparison));
    }

    [Fact]
    public void A_comparison_of_a_short_history_chooses_a_smaller_plan_and_says_so()
    {
        using var app = new SalesWebApp();
        app.Import(SalesFiles.Daily(60, "Bread"));
        var request = new BacktestRequest { Models = ["SeasonalNaive"] };

        var order = app.Services.GetRequiredService<BacktestQueue>().Read(request);
        var report = app.Services.GetRequiredService<DatasetBacktest>().Run(
            request, _ => { }, (_, _) => { }, new Resumption { IsInterrupted = () => false }, TestContext.Current.CancellationToken);

        // 14 days before the first of 6 windows of 7 days: 56 of 60 days.
        Assert.Equal((6, 7), (order.Plan.Windows, order.Plan.Horizon));
        Assert.Equal("The longest history has 60 days, so 6 windows of 7 days are compared instead of 10 windows of 7.", order.PlanNote);
        Assert.Equal((order.PlanNote, 6), (report.PlanNote, report.Plan.Windows));
    }
}
