using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Forecasting.Networks;

public class ReferenceModelTests
{
    private static readonly ReferenceModel Model = new(
        NetworkSettings.OfReference(horizon: 7) with { Hidden = 16, Channels = 8 },
        TrainingSettings.OfReference(seed: 42) with { MaxEpochs = 30, LearningRate = 0.01 });

    private static readonly FitOptions Options = new() { Horizon = 7 };

    [Fact]
    public void It_learns_a_week_that_repeats()
    {
        var series = Sales.Shop(400);
        var fitted = Model.Fit(series, Options, TestContext.Current.CancellationToken);

        var evaluation = Evaluation.Of(fitted, LeveledSeries.Of(series));

        // The noise is ± 5 around values of 60 to 190, so an error of a tenth means that the week was found.
        Assert.InRange(evaluation.Metrics["wape"], 0, 0.1);
    }

    [Fact]
    public void The_scale_is_learnt_from_the_training_part_alone()
    {
        var calm = Sales.Shop(300).Values;
        var wild = Sales.Daily([.. calm.Take(240), .. calm.Skip(240).Select(value => value * 50)]);

        var fitted = Model.Fit(wild, Options, TestContext.Current.CancellationToken);

        Assert.Equal(calm.Take(240).Average(), Assert.IsType<ReferenceForecaster>(fitted.Forecaster).Normalization.Mean, 9);
    }

    [Fact]
    public void Every_validation_day_is_evaluated_once_from_its_own_past()
    {
        var series = Sales.Shop(300);
        var fitted = Model.Fit(series, Options, TestContext.Current.CancellationToken);

        var evaluation = Evaluation.Of(fitted, LeveledSeries.Of(series));

        Assert.Equal(60, evaluation.Dates.Count);
        Assert.Equal(series.DateAt(240), evaluation.Dates[0]);
        Assert.Equal(series.Values.Skip(240), evaluation.Actual);
        var secondBlock = fitted.Forecaster.Forecast(LeveledSeries.Of(series.Head(247)), 7).Point;
        Assert.Equal(secondBlock, evaluation.Predicted[7..14]);
        Assert.Equal(series.Values[246 - 6 + 2], evaluation.Naive[7 + 2]);
    }

    [Fact]
    public void The_reported_metrics_are_those_of_the_evaluated_days()
    {
        var series = Sales.Shop(300);

        var evaluation = Evaluation.Of(Model.Fit(series, Options, TestContext.Current.CancellationToken), LeveledSeries.Of(series));

        var error = evaluation.Actual.Zip(evaluation.Predicted, (y, f) => Math.Abs(f - y)).Sum();
        Assert.Equal(error / evaluation.Actual.Sum(), evaluation.Metrics["wape"], 12);
        var naive = evaluation.Actual.Zip(evaluation.Naive, (y, f) => Math.Abs(f - y)).Sum();
        Assert.Equal(1 - (error / naive), evaluation.Metrics["skill"], 12);
    }

    [Fact]
    public void What_is_saved_answers_as_what_was_trained()
    {
        using var folder = new ScratchFolder();
        var series = Sales.Shop(200);
        var trained = Model.Fit(series, Options, TestContext.Current.CancellationToken).Forecaster;
        trained.Save(folder.File("w.safetensors"), folder.File("n.json"));

        var read = ReferenceForecaster.Load(folder.File("w.safetensors"), folder.File("n.json"));

        var (before, after) = (trained.Forecast(LeveledSeries.Of(series), 7), read.Forecast(LeveledSeries.Of(series), 7));
        Assert.Equal(before.Point, after.Point);
        Assert.Equal(before.Lower(80), after.Lower(80));
        Assert.Equal(before.Upper(80), after.Upper(80));
    }

    [Fact]
    public void A_series_too_short_is_refused_with_the_length_it_needs()
    {
        var refused = Assert.Throws<UserErrorException>(() => Model.Fit(Sales.Daily(1, 2, 3), Options, TestContext.Current.CancellationToken));

        Assert.Contains("has 3 days", refused.Message, StringComparison.Ordinal);
        var needed = int.Parse(refused.Message.Split("training the network ")[1].TrimEnd('.'));
        Model.Fit(Sales.Shop(needed), Options, TestContext.Current.CancellationToken);
        Assert.Throws<UserErrorException>(() => Model.Fit(Sales.Shop(needed - 1), Options, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"mean\": 1, \"std\": 0}")]
    [InlineData("{\"mean\": \"a\", \"std\": 1}")]
    public void A_normalization_file_that_is_none_is_refused(string text)
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.File("n.json"), text);

        Assert.Throws<UserErrorException>(() => Normalization.Load(folder.File("n.json")));
    }
}
