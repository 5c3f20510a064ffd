using System.Xml.Linq;
using SalesWeb.Datasets;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Network;
using SalesWeb.Pages.Runs;
using SalesWeb.Series;
using SalesWeb.Tracking;
using SalesWeb.Training;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Training;

public sealed class CategoryTrainingTests : IDisposable
{
    private readonly SalesWebApp _app = new();

    public CategoryTrainingTests() => _app.Import(SalesFiles.Daily(200, "Bread", "a/../b \"<i>\" 🥐"));

    public void Dispose() => _app.Dispose();

    [Fact]
    public void A_run_leaves_everything_needed_to_predict_and_to_judge()
    {
        var trained = _app.Train("Bread");

        Assert.Equal(
            ["config.yaml", "evaluation_Bread.csv", "evaluation_Bread.svg", "model_Bread.safetensors", "normalization_Bread.json"],
            Get<ArtifactStore>().List(trained.RunId).Select(artifact => artifact.Name));
        Assert.All(trained.Artifacts, path => Assert.True(File.Exists(path)));
        var run = Get<RunQuery>().Find(trained.RunId)!;
        Assert.Equal((RunStatus.Finished, "CNNLSTM-Bread", "Bread"), (run.Status, run.Name, run.Category));
        Assert.Equal(trained.RunId, Get<ModelStore>().Find("shop", "Bread")!.RunId);
    }

    [Fact]
    public void The_metrics_of_the_run_are_those_of_its_table()
    {
        var trained = _app.Train("Bread");

        var rows = File.ReadLines(trained.Artifacts.Single(path => path.EndsWith(".csv", StringComparison.Ordinal))).Skip(1)
            .Select(line => line.Split(',')).Select(cells => (Actual: double.Parse(cells[1]), Predicted: double.Parse(cells[2]), Naive: double.Parse(cells[3]))).ToList();
        Assert.Equal(40, rows.Count);
        Assert.Equal(rows.Sum(row => Math.Abs(row.Predicted - row.Actual)) / rows.Sum(row => row.Actual), trained.Metrics["wape"], 9);
        Assert.Equal(rows.Sum(row => Math.Abs(row.Naive - row.Actual)) / rows.Sum(row => row.Actual), trained.Metrics["naive_wape"], 9);
        Assert.Equal(Math.Sqrt(rows.Average(row => Math.Pow(row.Predicted - row.Actual, 2))), trained.Metrics["rmse"], 9);
    }

    /// <summary>The run has a duration too, by which runs of earlier versions are recognized as backtests.</summary>
    [Fact]
    public void The_bias_that_the_page_of_the_run_shows_is_a_share_of_sales()
    {
        var trained = _app.Train("Bread");

        var rows = File.ReadLines(trained.Artifacts.Single(path => path.EndsWith(".csv", StringComparison.Ordinal))).Skip(1)
            .Select(line => line.Split(',')).ToList();
        var meanError = trained.Metrics["bias"];
        var share = meanError / rows.Average(cells => double.Parse(cells[1]));
        var run = Get<RunQuery>().Find(trained.RunId)!;
        var report = RunReport.Of(run, Get<RunQuery>(), Get<LossCurves>(), Get<ArtifactStore>());
        Assert.Equal(meanError, report.Metrics.Single(metric => metric.Name == "Mean error").Network!.Value, 9);
        Assert.Equal(Math.Abs(share) > 0.1, report.Verdict!.Text.Contains($"Totals were {Math.Abs(share):P0} too", StringComparison.Ordinal));
        Assert.DoesNotContain(report.Metrics, metric => metric.Name == "Bias" && Math.Abs(metric.Network!.Value) > trained.Metrics["wape"]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_weights_to_the_bit()
    {
        var first = File.ReadAllBytes(Weights(_app.Train("Bread")));
        var second = File.ReadAllBytes(Weights(_app.Train("Bread")));

        Assert.Equal(first, second);
    }

    [Fact]
    public void The_picture_is_well_formed_whatever_the_category_is_called()
    {
        var trained = _app.Train("a/../b \"<i>\" 🥐");

        var picture = XDocument.Load(trained.Artifacts.Single(path => path.EndsWith(".svg", StringComparison.Ordinal)));

        Assert.Contains("a/../b \"<i>\" 🥐", picture.Root!.Elements().First().Value, StringComparison.Ordinal);
        Assert.All(trained.Artifacts, path => Assert.Equal(Get<ArtifactStore>().Folder(trained.RunId), Path.GetDirectoryName(path)));
    }

    [Fact]
    public void A_cancelled_training_is_killed_and_keeps_what_was_measured()
    {
        using var cancel = new CancellationTokenSource();
        long runId = 0;

        Assert.Throws<OperationCanceledException>(() => Get<CategoryTraining>().Train(
            new TrainRequest { Category = "Bread" },
            progress =>
            {
                runId = progress.RunId;
                if (progress.Epoch == 2)
                    cancel.Cancel();
            },
            cancel.Token));

        Assert.Equal(RunStatus.Killed, Get<RunQuery>().Find(runId)!.Status);
        Assert.Equal(2, Get<RunQuery>().History(runId, "val_loss").Count);
        Assert.Null(Get<ModelStore>().Find("shop", "Bread"));
    }

    [Fact]
    public void A_training_that_the_end_of_the_program_cuts_short_is_failed_as_interrupted()
    {
        using var cancel = new CancellationTokenSource();
        long runId = 0;

        Assert.Throws<OperationCanceledException>(() => Get<CategoryTraining>().Train(
            new TrainRequest { Category = "Bread" },
            progress =>
            {
                runId = progress.RunId;
                cancel.Cancel();
            },
            cancel.Token,
            new Resumption { IsInterrupted = () => true }));

        var run = Get<RunQuery>().Find(runId)!;
        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.StartsWith("Interrupted", run.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_does_not_answer_for_data_of_another_kind()
    {
        _app.Train("Bread");
        _app.Import("date,category,amount\n" + string.Concat(Enumerable.Range(0, 60).Select(week =>
            $"{new DateOnly(2023, 1, 2).AddDays(7 * week):yyyy-MM-dd},Bread,{10_000 + (week % 5)}\n")));

        var refused = Assert.Throws<UserErrorException>(() => Get<CategoryForecasts>().Newest(null, "Bread", 1));

        Assert.Equal(UserErrorKind.Conflict, refused.Kind);
        Assert.Equal("The model for \"Bread\" learnt from daily amounts; the dataset now has weekly amounts.", refused.Message);
    }

    [Fact]
    public void A_category_of_three_days_fails_with_its_reason_and_the_other_one_is_trained()
    {
        _app.Import("date,category,amount\n2024-01-01,Tiny,1\n2024-01-02,Tiny,2\n2024-01-03,Tiny,3\n", "tiny");

        var refused = Assert.Throws<UserErrorException>(() => _app.Train("Tiny", "tiny"));

        Assert.Contains("Tiny has 3 days", refused.Message, StringComparison.Ordinal);
        var run = Assert.Single(Get<RunQuery>().List(new RunFilter { Category = "Tiny" })).Run;
        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.Contains("Tiny has 3 days", run.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forecast_begins_behind_the_data_and_ends_with_the_horizon()
    {
        _app.Train("Bread");

        var forecast = Get<CategoryForecasts>().Newest(dataset: null, "Bread", horizon: null);

        Assert.Equal(7, forecast.Points.Count);
        Assert.Equal(forecast.History!.End.AddDays(1), forecast.Points[0].Date);
        Assert.All(forecast.Points, point => Assert.InRange(point.Value, point.Lo80, point.Hi80));
        Assert.Contains(forecast.IsBetterThanNaive ? "better than last week" : "no better", forecast.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_model_answers()
    {
        _app.Train("Bread");
        var second = _app.Train("Bread");

        Assert.Equal(second.RunId, Get<CategoryForecasts>().Newest(null, "Bread", 1).RunId);
    }

    [Fact]
    public void The_files_of_a_run_predict_what_the_run_predicts()
    {
        var trained = _app.Train("Bread");
        var series = Get<SalesStore>().GetSeries(Get<DatasetStore>().Get(null), "Bread", default);

        var alone = ReferenceForecaster.Load(Weights(trained), trained.Artifacts.Single(path => path.EndsWith(".json", StringComparison.Ordinal)));

        Assert.Equal(14, CnnLstm.Load(Weights(trained)).Shape.Window);
        Assert.Equal(
            Get<CategoryForecasts>().Newest(null, "Bread", 7).Points.Select(point => point.Value),
            alone.Forecast(LeveledSeries.Of(series), 7).Point);
    }

    private static string Weights(TrainedCategory trained) => trained.Artifacts.Single(path => path.EndsWith(".safetensors", StringComparison.Ordinal));

    private T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();
}
