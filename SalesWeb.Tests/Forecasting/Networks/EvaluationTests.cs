using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Network;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Networks;

public class EvaluationTests
{
    /// <summary>Every value is 4. Points are 1, expected values 3: each error is 3, and totals are 1 too low for each day.</summary>
    [Fact]
    public void Errors_are_of_points_and_the_bias_is_of_expected_values()
    {
        var series = LeveledSeries.Of(Sales.Daily([.. Enumerable.Repeat(4.0, 30)]));
        var fitted = new FittedNetwork(new Constant(point: 1, expected: 3), new TrainingResult(1, 1, 0, StoppedEarly: false), LearntFrom: 20);

        var metrics = Evaluation.Of(fitted, series).Metrics;

        Assert.Equal((3, 0.75, -1), (metrics["mae"], metrics["wape"], metrics["bias"]));
        Assert.Equal((0, 0), (metrics["naive_mae"], metrics["naive_bias"]));
    }

    /// <summary>Forecasts the same point and expected value for each period.</summary>
    private sealed class Constant(double point, double expected) : INetworkForecaster
    {
        public int ShortestPast => 1;

        public int MaxHorizon => 7;

        public int PlannedPeriods => 0;

        public bool ForecastsParts => false;

        public Forecast Forecast(LeveledSeries past, int horizon) => SalesWeb.Forecasting.Forecast.Of(
            [.. Enumerable.Repeat(point, horizon)], levels: [], (_, _) => point, mayBeNegative: false, [.. Enumerable.Repeat(expected, horizon)]);

        public Explanation Explain(LeveledSeries past, int horizon) => throw new NotSupportedException();

        public IReadOnlyList<string> Save(string weightsPath, string normalizationPath) => throw new NotSupportedException();
    }
}
