using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Intervals;

namespace SalesWeb.Tests.Forecasting.Intervals;

public class CalibrationTests
{
    private static readonly double[] Levels = [0.025, 0.1, 0.5, 0.9, 0.975];

    [Fact]
    public void The_factor_is_the_conformal_rank_of_the_scores()
    {
        // Half width 10 at 80 %; errors 1 … 9 are scores 0.1 … 0.9. Rank ⌈(9 + 1) 0.8⌉ = 8: factor 0.8. For 95 %: ⌈9.5⌉ = 10 > 9, the largest stands in.
        IReadOnlyList<Outcome> past = [.. Enumerable.Range(1, 9).Reverse().Select(error => Result(100, 100 + (error % 2 == 0 ? error : -error)))];

        var calibration = Calibration.Of(past, horizon: 1, [80, 95]);

        Assert.Equal(0.8, calibration.Find(80)!.Factors[0], 1e-12);
        Assert.Equal(0.45, calibration.Find(95)!.Factors[0], 1e-12);
        Assert.True(calibration.Find(80)!.IsSupported);
        Assert.False(calibration.Find(95)!.IsSupported);
        var forecast = calibration.Apply(Normal(100, 10, 1), scale: 1, mayBeNegative: false);
        Assert.Equal([91, 92, 100, 108, 109], forecast.Quantiles.Select(level => Math.Round(level[0], 9)));
    }

    [Theory]
    [InlineData(80, 4)]
    [InlineData(90, 9)]
    [InlineData(95, 19)]
    [InlineData(99, 99)]
    public void A_level_needs_so_many_outcomes(int level, int needed)
    {
        Assert.Equal(needed, new CalibratedLevel(level, 0, []).Needed);
        Assert.False(new CalibratedLevel(level, needed - 1, []).IsSupported);
        Assert.True(new CalibratedLevel(level, needed, []).IsSupported);
    }

    [Fact]
    public void Without_outcomes_a_forecast_stays_as_it_is()
    {
        var forecast = Normal(100, 10, 3);

        var same = Calibration.Of([], horizon: 3, [80, 95]).Apply(forecast, scale: 1, mayBeNegative: false);

        Assert.Equal(forecast.Quantiles.SelectMany(level => level), same.Quantiles.SelectMany(level => level));
    }

    /// <summary>A shop that is closed one day in seven: those days are certain and right, and must not count as contained.</summary>
    [Fact]
    public void Certain_days_do_not_narrow_the_interval_of_the_others()
    {
        var random = new Random(3);
        var outcomes = Enumerable.Range(0, 300).Select(_ => Week(random)).ToList();
        var (held, scored) = (0, 0);
        for (var n = 100; n < outcomes.Count; n += 10)
        {
            var forecast = Calibration.Of(outcomes[..n], horizon: 7, [80]).Apply(outcomes[n].Forecast, outcomes[n].Scale, mayBeNegative: true);
            for (var step = 0; step < 6; step++)
            {
                scored++;
                held += Math.Abs(outcomes[n].Actual[step]) <= forecast.Upper(80)[step] && outcomes[n].Actual[step] >= forecast.Lower(80)[step] ? 1 : 0;
            }
        }

        // 120 steps, 0.8 of them with a standard deviation of 0.037; with certain days counted it was 0.767 in the long run.
        Assert.InRange(held / (double)scored, 0.74, 0.9);

        static Outcome Week(Random random)
        {
            double[] actual = [.. Enumerable.Range(0, 7).Select(day => day == 6 ? 0 : random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)];
            double[] z = [-1.96, -1.2816, 0, 1.2816, 1.96];
            return new Outcome(Forecast.Of(new double[7], Levels, (k, step) => step == 6 ? 0 : 0.5 * z[k], mayBeNegative: true), [.. actual], 1);
        }
    }

    [Fact]
    public void Intervals_that_promised_too_much_are_widened_until_they_hold()
    {
        // An autoregressive process forecast with the right mean, and intervals three times too narrow.
        var random = new Random(5);
        var outcomes = Process(random, 200);
        var calibration = Calibration.Of(outcomes, horizon: 1, [80, 95]);

        var fresh = Process(random, 1000);
        foreach (var (level, least, most) in new[] { (80, 0.77, 0.83), (95, 0.92, 0.98) })
        {
            var held = fresh.Average(one => Holds(calibration.Apply(one.Forecast, one.Scale, mayBeNegative: true), one.Actual[0], level) ? 1.0 : 0);
            Assert.InRange(held, least, most);
        }

        Assert.All(fresh, one =>
        {
            var forecast = calibration.Apply(one.Forecast, one.Scale, mayBeNegative: true);
            Assert.True(forecast.Upper(95)[0] - forecast.Lower(95)[0] >= forecast.Upper(80)[0] - forecast.Lower(80)[0]);
        });
    }

    [Fact]
    public void Nothing_falls_below_zero_and_the_point_stays()
    {
        IReadOnlyList<Outcome> past = [.. Enumerable.Range(0, 20).Select(_ => Result(100, 300))];

        var forecast = Calibration.Of(past, horizon: 1, [80, 95]).Apply(Normal(100, 10, 1), scale: 1, mayBeNegative: false);

        Assert.Equal(100, forecast.Point[0]);
        Assert.Equal(0, forecast.Lower(80)[0]);
        Assert.Equal(300, forecast.Upper(80)[0], 1e-9);
    }

    [Fact]
    public void An_interval_without_any_width_can_be_widened_too()
    {
        IReadOnlyList<Outcome> past = [.. Enumerable.Range(1, 20).Reverse().Select(error => new Outcome(Normal(100, 0, 1), [100 + error], Scale: 5))];

        var forecast = Calibration.Of(past, horizon: 1, [80, 95]).Apply(Normal(100, 0, 1), scale: 5, mayBeNegative: false);

        Assert.Equal(117, forecast.Upper(80)[0], 1e-9); // the ⌈21 · 0.8⌉ = 17th smallest error
    }

    [Fact]
    public void A_past_that_never_changed_and_then_jumps_leaves_finite_intervals()
    {
        IReadOnlyList<Outcome> past = [new Outcome(Normal(0, 0, 1), [0], Scale: 0), new Outcome(Normal(0, 0, 1), [500], Scale: 0)];

        var forecast = Calibration.Of(past, horizon: 1, [80, 95]).Apply(Normal(0, 0, 1), scale: 0, mayBeNegative: false);

        Assert.All(forecast.Quantiles, level => Assert.True(double.IsFinite(level[0])));
    }

    [Fact]
    public void Closed_days_that_are_forecast_as_such_make_no_other_day_surer()
    {
        // Six days of seven with errors beyond the interval, one that is closed and known to be.
        IReadOnlyList<Outcome> open = [.. Enumerable.Range(0, 12).Select(_ => Result(100, 120))];
        IReadOnlyList<Outcome> closed = [.. Enumerable.Range(0, 12).Select(_ => new Outcome(Normal(0, 0, 1), [0], Scale: 1))];

        Assert.Equal(
            Calibration.Of(open, horizon: 1, [80]).Find(80)!.Factors,
            Calibration.Of([.. open, .. closed], horizon: 1, [80]).Find(80)!.Factors);
    }

    [Fact]
    public void Sales_that_become_harder_to_forecast_widen_the_intervals_beyond_the_rank()
    {
        var random = new Random(7);
        List<Outcome> calm = [.. Enumerable.Range(0, 12).Select(_ => Month(random, 1))];
        List<Outcome> wild = [.. Enumerable.Range(0, 4).Select(_ => Month(random, 3))];

        // The same outcomes, the wild ones last or first: last, they were missed and the level went up.
        var harder = Calibration.Of([.. calm, .. wild], horizon: 28, [80]).Find(80)!.Factors;
        var easier = Calibration.Of([.. wild, .. calm], horizon: 28, [80]).Find(80)!.Factors;

        Assert.True(harder.Average() > 1.2 * easier.Average(), $"{harder.Average()} {easier.Average()}");
    }

    [Fact]
    public void Steps_of_one_forecast_are_no_independent_outcomes()
    {
        IReadOnlyList<Outcome> past = [.. Enumerable.Range(0, 6).Select(_ => new Outcome(Normal(100, 10, 28), [.. Enumerable.Repeat(105.0, 28)], Scale: 1))];

        var calibration = Calibration.Of(past, horizon: 28, [80, 95]);

        Assert.True(calibration.Find(80)!.IsSupported);
        Assert.False(calibration.Find(95)!.IsSupported);
    }

    private static bool Holds(Forecast forecast, double actual, int level) => actual >= forecast.Lower(level)[0] && actual <= forecast.Upper(level)[0];

    private static Outcome Result(double point, double actual) => new(Normal(point, 10, 1), [actual], Scale: 1);

    /// <summary>Half widths of <paramref name="half"/> at 80 % and twice that at 95 %.</summary>
    private static Forecast Normal(double point, double half, int horizon) => Forecast.Of(
        [.. Enumerable.Repeat(point, horizon)], Levels, (level, _) => point + (half * (level - 2)), mayBeNegative: true);

    private static Outcome Month(Random random, double noise) =>
        new(Normal(100, 1.28, 28), [.. Enumerable.Range(0, 28).Select(_ => 100 + (noise * Noise(random)))], Scale: 1);

    private static List<Outcome> Process(Random random, int count)
    {
        var outcomes = new List<Outcome>();
        var value = 0.0;
        for (var n = 0; n < count; n++)
        {
            var expected = 0.7 * value;
            value = expected + Noise(random);
            outcomes.Add(new Outcome(Normal(expected, 1.28 / 3, 1), [value], Scale: 1));
        }

        return outcomes;
    }

    private static double Noise(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
