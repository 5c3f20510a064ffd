using System.Collections.Immutable;
using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Intervals;

namespace SalesWeb.Tests.Forecasting.Intervals;

public class TotalCalibrationTests
{
    private static readonly double[] Levels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

    private static readonly DateOnly Start = new(2024, 1, 28);

    [Fact]
    public void Totals_of_the_windows_are_unbiased_after_the_correction()
    {
        // Expected 2 × 10 in each of five windows, sold 30, 10, 50, 20 and 40: c = 150 / 100.
        double[] sold = [30, 10, 50, 20, 40];
        var past = sold.Select((total, n) => Window(n, [10, 10], [total / 2, total / 2])).ToList();

        var calibration = TotalCalibration.Of(past, horizon: 2);

        Assert.Equal((1.5, 0.0), (calibration.Factor, calibration.Offset));
        Assert.Equal(sold.Sum(), past.Sum(one => calibration.Apply(one.Forecast).Expected.Sum()), 1e-9);
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
        var calibration = TotalCalibration.Of([.. Enumerable.Range(0, 4).Select(n => Window(n, [0, 0], [n, n]))], horizon: 2);

        Assert.Equal([1.5, 1.5], calibration.Apply(Exactly([0, 0])).Expected);
    }

    [Fact]
    public void The_interval_is_the_conformal_rank_of_the_relative_errors_of_totals()
    {
        // Four windows expecting 100 whose factor is 1: sold 90, 120, 95 and 95. |r| = 0.1, 0.2, 0.05, 0.05; rank ⌈5 · 0.8⌉ = 4: 0.2.
        double[] sold = [90, 120, 95, 95];
        var calibration = TotalCalibration.Of([.. sold.Select((total, n) => Window(n, [100], [total]))], horizon: 1);

        Assert.Equal(1, calibration.Factor, 1e-12);
        var interval = TotalCalibration.Interval([(calibration, 50)], periods: 1, level: 80)!.Value;
        Assert.Equal((40, 60), (Math.Round(interval.Low, 9), Math.Round(interval.High, 9)));
        Assert.Null(TotalCalibration.Interval([(calibration, 50)], periods: 1, level: 95));
    }

    [Fact]
    public void Errors_of_several_series_cancel_out_only_as_far_as_they_did()
    {
        // One series sells what the other lacks: each alone is off by 50 %, both together never.
        var up = TotalCalibration.Of([.. Enumerable.Range(0, 4).Select(n => Window(n, [100], [n % 2 == 0 ? 150.0 : 50]))], horizon: 1);
        var down = TotalCalibration.Of([.. Enumerable.Range(0, 4).Select(n => Window(n, [100], [n % 2 == 0 ? 50.0 : 150]))], horizon: 1);

        Assert.Equal((50, 150), TotalCalibration.Interval([(up, 100)], periods: 1, level: 80));
        Assert.Equal((200, 200), TotalCalibration.Interval([(up, 100), (down, 100)], periods: 1, level: 80));
        Assert.Equal((100, 300), TotalCalibration.Interval([(up, 100), (up, 100)], periods: 1, level: 80));
    }

    [Fact]
    public void The_total_of_the_first_steps_has_an_interval_of_its_own()
    {
        // The first step is always right; the second is off by 60.
        var past = Enumerable.Range(0, 4).Select(n => Window(n, [100, 100], [100, n % 2 == 0 ? 160 : 40])).ToList();

        var calibration = TotalCalibration.Of(past, horizon: 2);

        Assert.Equal((100, 100), TotalCalibration.Interval([(calibration, 100)], periods: 1, level: 80));
        Assert.Equal((140, 260), TotalCalibration.Interval([(calibration, 200)], periods: 2, level: 80));
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

    private static Forecast Exactly(double[] expected) =>
        Forecast.Of(expected, Levels, (_, step) => expected[step], mayBeNegative: false, expected);
}
