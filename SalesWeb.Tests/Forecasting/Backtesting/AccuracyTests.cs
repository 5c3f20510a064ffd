using SalesWeb.Forecasting.RollingOrigin;

namespace SalesWeb.Tests.Forecasting.Backtesting;

public class AccuracyTests
{
    private static readonly double[] Actual = [10, 0, 20, 30];
    private static readonly double[] Forecast = [12, 1, 16, 33];

    [Fact]
    public void Metrics_are_those_worked_by_hand()
    {
        // errors +2 +1 −4 +3: squares 4 1 16 9, absolute 2 1 4 3, sold 60
        Assert.Equal(7.5, Accuracy.Mse(Forecast, Actual), 12);
        Assert.Equal(Math.Sqrt(7.5), Accuracy.Rmse(Forecast, Actual), 12);
        Assert.Equal(2.5, Accuracy.Mae(Forecast, Actual), 12);
        Assert.Equal(10.0 / 60, Accuracy.Wape(Forecast, Actual), 12);
    }

    [Fact]
    public void Bias_is_positive_when_too_much_was_forecast()
    {
        Assert.Equal(0.5, Accuracy.Bias(Forecast, Actual), 12);
        Assert.True(Accuracy.Bias([5, 5], [3, 3]) > 0);
    }

    [Fact]
    public void Mase_divides_by_the_seasonal_error_of_the_past()
    {
        // past with season 2: |3−1| |6−2| |4−3| → mean 7/3
        Assert.Equal(7.0 / 3, Accuracy.SeasonalError([1, 2, 3, 6, 4], season: 2), 12);
        Assert.Equal(2.5 / (7.0 / 3), Accuracy.Mase(Forecast, Actual, [1, 2, 3, 6, 4], season: 2), 12);
    }

    [Fact]
    public void Mase_of_a_past_shorter_than_a_season_uses_the_value_before() =>
        Assert.Equal(2.0, Accuracy.SeasonalError([1, 3, 5], season: 7), 12);

    [Fact]
    public void What_is_undefined_is_not_a_number()
    {
        Assert.Equal(double.NaN, Accuracy.Wape([1, 2], [0, 0]));
        Assert.Equal(double.NaN, Accuracy.Mase([1, 2], [1, 2], [5, 5, 5, 5], season: 1));
        Assert.Equal(double.NaN, Accuracy.Skill(1, 0));
    }

    [Fact]
    public void Coverage_counts_the_ends_of_the_interval_as_inside() =>
        Assert.Equal(0.75, Accuracy.Coverage([10, 1, 20, 20], [12, 2, 20, 30], Actual), 12);

    [Fact]
    public void Skill_is_negative_when_worse_than_the_yardstick()
    {
        Assert.Equal(0.25, Accuracy.Skill(0.3, 0.4), 12);
        Assert.True(Accuracy.Skill(0.5, 0.4) < 0);
    }

    [Fact]
    public void Lists_of_different_length_cannot_be_compared() =>
        Assert.Throws<ArgumentException>(() => Accuracy.Mae([1, 2], [1]));

    [Fact]
    public void Smape_is_on_the_scale_of_0_to_2_and_zero_for_nothing_against_nothing() =>
        Assert.Equal((0 + 2 + (2 * 5 / 15.0)) / 3, Accuracy.Smape([0, 3, 10], [0, 0, 5]), 1e-12);

    [Fact]
    public void Pinball_weighs_what_lies_above_by_the_level_and_what_lies_below_by_the_rest() =>
        Assert.Equal(((0.9 * 10) + (0.1 * 5)) / 2, Accuracy.Pinball([100, 100], [110, 95], 0.9), 1e-12);

    [Fact]
    public void Width_is_the_mean_distance_of_the_ends() => Assert.Equal(3, Accuracy.Width([1, 2], [3, 6]));

    [Fact]
    public void The_squared_seasonal_error_is_that_of_the_same_lag() =>
        Assert.Equal((4 + 9) / 2.0, Accuracy.SquaredSeasonalError([1, 2, 3, 5], season: 2), 1e-12);
}
