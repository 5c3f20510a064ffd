using SalesWeb.Forecasting.Intervals;
using SalesWeb.Forecasting.RollingOrigin;

namespace SalesWeb.Forecasting.Backtesting;

/// <summary>Scores one model on folds.</summary>
internal static class ScoreCard
{
    /// <param name="name">The model's.</param>
    /// <param name="model">Its place among the forecasts of each fold.</param>
    /// <param name="folds">Those where it could not forecast are left out; at least one is left.</param>
    /// <param name="plan">Horizon and levels.</param>
    /// <param name="from">The first step that counts, from 1.</param>
    /// <param name="to">The last step that counts, to the horizon (included).</param>
    public static Score Of(string name, int model, IEnumerable<Fold> folds, BacktestPlan plan, int from, int to)
    {
        var own = folds.Where(fold => fold.Forecasts[model] is not null).ToList();
        var steps = to - from + 1;
        var actual = new double[own.Count * steps];
        var point = new double[actual.Length];
        var expected = new double[actual.Length];
        var (heldTotals, totals) = (0, 0);
        var ends = plan.Levels.Select(_ => (Lower: new double[actual.Length], Upper: new double[actual.Length])).ToList();
        double mase = 0, rmsse = 0;
        int scaled = 0, scaledSquared = 0;
        for (var n = 0; n < own.Count; n++)
        {
            var forecast = own[n].Forecasts[model]!;
            var y = own[n].Actual(plan.Horizon)[(from - 1)..to];
            var f = forecast.Point.AsSpan()[(from - 1)..to];
            y.CopyTo(actual.AsSpan(n * steps));
            f.CopyTo(point.AsSpan(n * steps));
            forecast.Expected.AsSpan()[(from - 1)..to].CopyTo(expected.AsSpan(n * steps));
            if (from == 1 && own[n].Totals is { Count: > 0 } calibrations && calibrations[model] is { } calibration
                && TotalCalibration.Interval([(calibration, forecast.Expected.Take(to).Sum())], to, 80, own[n].HasReturns) is var (low, high))
            {
                var total = own[n].Actual(plan.Horizon)[..to].ToArray().Sum();
                totals++;
                heldTotals += total >= low && total <= high ? 1 : 0;
            }

            for (var k = 0; k < plan.Levels.Count; k++)
            {
                forecast.Lower(plan.Levels[k]).AsSpan()[(from - 1)..to].CopyTo(ends[k].Lower.AsSpan(n * steps));
                forecast.Upper(plan.Levels[k]).AsSpan()[(from - 1)..to].CopyTo(ends[k].Upper.AsSpan(n * steps));
            }

            if (own[n].Scale > 0)
            {
                mase += Accuracy.Mae(f, y) / own[n].Scale;
                scaled++;
            }

            if (own[n].SquaredScale > 0)
            {
                rmsse += Math.Sqrt(Accuracy.Mse(f, y) / own[n].SquaredScale);
                scaledSquared++;
            }
        }

        var sold = actual.Sum(Math.Abs);
        var pinball = Pinball(point, actual, plan, ends);
        return new Score
        {
            Model = name,
            Series = own.Select(fold => fold.Series.Id).Distinct().Count(),
            Wape = Accuracy.Wape(point, actual),
            Mase = scaled > 0 ? mase / scaled : double.NaN,
            Rmsse = scaledSquared > 0 ? rmsse / scaledSquared : double.NaN,
            Mae = Accuracy.Mae(point, actual),
            Rmse = Accuracy.Rmse(point, actual),
            Bias = sold > 0 ? Accuracy.Bias(expected, actual) * actual.Length / sold : double.NaN,
            TotalCoverage = totals > 0 ? (double)heldTotals / totals : double.NaN,
            Smape = Accuracy.Smape(point, actual),
            Pinball = pinball,
            ScaledCrps = sold > 0 ? 2 * pinball * actual.Length / sold : double.NaN,
            Intervals =
            [
                .. plan.Levels.Select((level, k) => new IntervalScore(
                    level, Accuracy.Coverage(ends[k].Lower, ends[k].Upper, actual), sold > 0 ? Accuracy.Width(ends[k].Lower, ends[k].Upper) * actual.Length / sold : double.NaN)),
            ],
        };
    }

    private static double Pinball(double[] point, double[] actual, BacktestPlan plan, List<(double[] Lower, double[] Upper)> ends)
    {
        var sum = Accuracy.Pinball(point, actual, 0.5);
        for (var k = 0; k < ends.Count; k++)
        {
            var tail = (100 - plan.Levels[k]) / 200.0;
            sum += Accuracy.Pinball(ends[k].Lower, actual, tail) + Accuracy.Pinball(ends[k].Upper, actual, 1 - tail);
        }

        return sum / (1 + (2 * ends.Count));
    }
}
