using System.Collections.Immutable;
using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Intervals;

namespace SalesWeb.Tests.Forecasting.Intervals;

public class TotalCalibrationTests
{
    private static readonly double[] Levels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

    private static readonly DateOnly Start = new(2024, 1, 28);

    [Fact]
    public void The_factor_is_the_ratio_of_weighted_totals()
    {
        // Expected 20 in each of four windows. Weights 0.85³, 0.85², 0.85 and 1; 0.614125, 0.7225, 0.85, 1: their sum is 3.186625.
        double[] sold = [30, 10, 50, 20];
        var calibration = TotalCalibration.Of([.. sold.Select((total, n) => Window(n, [10, 10], [total / 2, total / 2]))], horizon: 2);

        Assert.Equal(((30 * 0.614125) + (10 * 0.7225) + (50 * 0.85) + 20) / (20 * 3.186625), calibration.Factor, 1e-12);
        Assert.Equal(0, calibration.Offset);
    }

    [Fact]
    public void A_constant_bias_is_removed()
    {
        var past = Enumerable.Range(0, 6).Select(n => Window(n, [10, 30], [20, 60])).ToList();

        var calibration = TotalCalibration.Of(past, horizon: 2);

        Assert.Equal([20, 60], calibration.Apply(past[0].Forecast).Expected.Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void A_single_window_corrects_by_a_quarter()
    {
        var calibration = TotalCalibration.Of([Window(0, [1], [16])], horizon: 1);

        Assert.Equal(2, calibration.Factor, 1e-12);
    }

    [Fact]
    public void A_model_that_expects_nothing_is_corrected_by_an_offset()
    {
        var calibration = TotalCalibration.Of([.. Enumerable.Range(0, 4).Select(n => Window(n, [0, 0], [3, 5]))], horizon: 2);

        Assert.Equal([4, 4], calibration.Apply(Exactly([0, 0])).Expected.Select(value => Math.Round(value, 9)));
    }

    [Fact]
    public void The_interval_is_the_conformal_rank_of_the_relative_errors_of_totals()
    {
        // Five windows expecting 100. The correction of each by the weighted mean of the other four, in the same way as above.
        double[] sold = [90, 120, 95, 95, 100];
        double[] weights = [0.52200625, 0.614125, 0.7225, 0.85, 1];
        var calibration = TotalCalibration.Of([.. sold.Select((total, n) => Window(n, [100], [total]))], horizon: 1);

        var errors = sold.Select((total, n) =>
        {
            var others = Enumerable.Range(0, 5).Where(other => other != n).ToList();
            var corrected = others.Sum(other => weights[other] * sold[other]) / others.Sum(other => weights[other]);
            return (total - corrected) / corrected;
        }).ToList();
        Assert.All(errors.Zip(calibration.Errors), pair => Assert.Equal(pair.First, pair.Second[0], 1e-9));
        // Rank ⌈6 · 0.8⌉ = 5: the largest, that of 120.
        var (low, high) = TotalCalibration.Interval([(calibration, 100)], periods: 1, level: 80)!.Value;
        Assert.Equal(100 - (100 * errors[1]), low, 1e-9);
        Assert.Equal(100 + (100 * errors[1]), high, 1e-9);
        Assert.Null(TotalCalibration.Interval([(calibration, 100)], periods: 1, level: 95));
    }

    [Fact]
    public void Errors_of_several_series_cancel_out_as_far_as_they_did()
    {
        // One series sells what the other lacks: each alone is off by half, both together never.
        var up = Measured(0.5, -0.5, 0.5, -0.5);
        var down = Measured(-0.5, 0.5, -0.5, 0.5);

        Assert.Equal((50, 150), TotalCalibration.Interval([(up, 100)], periods: 1, level: 80));
        Assert.Equal((200, 200), TotalCalibration.Interval([(up, 100), (down, 100)], periods: 1, level: 80));
        Assert.Equal((100, 300), TotalCalibration.Interval([(up, 100), (up, 100)], periods: 1, level: 80));
    }

    [Fact]
    public void A_total_is_below_zero_only_if_sales_may_be()
    {
        var wide = Measured(2, 2, 2, 2);

        Assert.Equal((0, 300), TotalCalibration.Interval([(wide, 100)], periods: 1, level: 80));
        Assert.Equal((-100, 300), TotalCalibration.Interval([(wide, 100)], periods: 1, level: 80, mayBeNegative: true));
        Assert.Equal((-300, 100), TotalCalibration.Interval([(wide, -100)], periods: 1, level: 80, mayBeNegative: true));
    }

    [Fact]
    public void The_total_of_the_first_steps_has_errors_of_its_own()
    {
        // The first step is always right; the second is 60 too low or too high, which the other windows do not foresee.
        var past = Enumerable.Range(0, 8).Select(n => Window(n, [100, 100], [100, n % 2 == 0 ? 160 : 40])).ToList();

        var calibration = TotalCalibration.Of(past, horizon: 2);

        var (one, two) = (TotalCalibration.Interval([(calibration, 100)], 1, 80)!.Value, TotalCalibration.Interval([(calibration, 200)], 2, 80)!.Value);
        // Without weights and with c = 1 the widths would be 0 and 120; what the other windows suggest moves c by up to 0.1.
        Assert.InRange(one.High - one.Low, 0, 30);
        Assert.InRange(two.High - two.Low, 100, 200);
    }

    /// <summary>Totals of a lognormal series: the interval contains about as many as it should, however few windows there are.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(10)]
    [InlineData(20)]
    public void The_interval_contains_at_least_its_level(int windows)
    {
        var random = new Random(11);
        var held = 0;
        const int Trials = 2000;
        for (var trial = 0; trial < Trials; trial++)
        {
            var calibration = TotalCalibration.Of([.. Enumerable.Range(0, windows).Select(n => Window(n, [100], [Total()]))], horizon: 1);
            var forecast = calibration.Apply(Exactly([100]));
            var (low, high) = TotalCalibration.Interval([(calibration, forecast.Expected[0])], 1, 80)!.Value;
            held += Total() is var total && total >= low && total <= high ? 1 : 0;
        }

        // The standard deviation of the share is 0.009.
        Assert.InRange(held / (double)Trials, 0.77, 0.95);

        double Total() => 100 * Math.Exp(0.3 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }

    [Fact]
    public void The_expected_value_is_the_mean_of_the_distribution_and_the_point_its_median()
    {
        // exp(N(0, 1)): median 1, mean exp(1/2) = 1.649. A normal distribution has both in one place.
        double[] z = [-1.959964, -1.281552, -0.674490, 0, 0.674490, 1.281552, 1.959964];

        var skewed = Forecast.Of([1], Levels, (k, _) => Math.Exp(z[k]), mayBeNegative: false);
        var symmetric = Forecast.Of([10], Levels, (k, _) => 10 + z[k], mayBeNegative: true);

        Assert.Equal(1, skewed.Point[0]);
        Assert.InRange(skewed.Expected[0], 1.55, 1.75);
        Assert.Equal(10, symmetric.Expected[0], 1e-9);
    }

    [Fact]
    public void Expected_values_are_never_negative_if_sales_are_not() =>
        Assert.Equal(0, Exactly([1]).WithExpected(value => value - 5).Expected[0]);

    private static (DateOnly Cutoff, Forecast Forecast, ImmutableArray<double> Actual) Window(int n, double[] expected, double[] actual) =>
        (Start.AddDays(28 * n), Exactly(expected), [.. actual]);

    private static TotalCalibration Measured(params double[] errors) => new()
    {
        Factor = 1,
        Offset = 0,
        Cutoffs = [.. errors.Select((_, n) => Start.AddDays(n))],
        Errors = [.. errors.Select(error => ImmutableArray.Create(error))],
    };

    private static Forecast Exactly(double[] expected) =>
        Forecast.Of(expected, Levels, (_, step) => expected[step], mayBeNegative: false, expected);
}
