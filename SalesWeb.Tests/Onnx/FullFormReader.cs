using SalesWeb.Forecasting.Features;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Network;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Onnx;

/// <summary>
/// What another program does to use a network of the full form in ONNX, written after docs/onnx.md: the inputs of one series, and the way back
/// to its unit. Slow and obvious; only the features of the calendar are ours.
/// </summary>
internal sealed class FullFormReader(LeveledSeries past, FullNormalization normalization)
{
    private readonly IReadOnlyList<double> _sales = past.Series.Values;
    private readonly int _end = past.Series.Length;
    private readonly CalendarFeatures _calendar = normalization.ToCalendar();

    private FeatureLayout Layout => normalization.Features;

    /// <summary>The larger of the mean size of the last four cycles and a tenth of that of the last year, which counts for at most ten times the former.</summary>
    private double Level
    {
        get
        {
            var recent = Mean(Math.Abs, _end - 4 * Layout.Cycle, _end);
            var year = 0.1 * Mean(Math.Abs, _end - Layout.Year, _end);
            var level = Math.Max(recent, recent > 0 ? Math.Min(year, 10 * recent) : year);
            return level > 0 ? level : 1;
        }
    }

    /// <summary>x and future of one window.</summary>
    public Tensor[] Inputs(IReadOnlyList<string> windowFeatures, IReadOnlyList<string> futureFeatures)
    {
        var window = Enumerable.Range(_end - Layout.Window, Layout.Window).SelectMany(t => Values(windowFeatures, t < 0 ? [] : OfPast(t)));
        var future = Enumerable.Range(1, Layout.Horizon).SelectMany(p => Values(futureFeatures, OfFuture(p)));
        return
        [
            new Tensor("x", [1, Layout.Window, windowFeatures.Count], [.. window]),
            new Tensor("future", [1, Layout.Horizon, futureFeatures.Count], [.. future]),
        ];

        // A period before the first one has no values, which is zeros.
        static IEnumerable<float> Values(IEnumerable<string> names, Dictionary<string, double> values) =>
            names.Select(name => values.Count > 0 ? (float)values[name] : 0);
    }

    /// <summary>What the network says, in the unit of the series.</summary>
    public double Sales(float y)
    {
        var value = Layout.Transform == SalesTransform.Log ? Math.Sign(y) * (Math.Exp(Math.Abs((double)y)) - 1) : y;
        return normalization.MayBeNegative ? Level * value : Math.Max(0, Level * value);
    }

    private Dictionary<string, double> OfPast(int t)
    {
        var year = t - Layout.Year;
        var values = Known(t);
        values["sales"] = Scaled(_sales[t]);
        values["is_known"] = 1;
        values["sales_year_before"] = year >= 0 ? Scaled(_sales[year]) : 0;
        values["year_before_is_known"] = year >= 0 ? 1 : 0;
        return values;
    }

    /// <param name="p">1 for the next period.</param>
    private Dictionary<string, double> OfFuture(int p)
    {
        var t = _end + p - 1;
        var alike = Enumerable.Range(1, t).Select(back => t - back).Where(one => one < _end && (t - one) % Layout.Cycle == 0).ToList();
        var year = t - Layout.Year;
        var around = Layout.Cycle / 2;
        var before = _end - Layout.Year;
        var values = Known(t);
        values["sales_of_last_cycles"] = Scaled(alike.Take(4).Average(one => _sales[one]));
        values["sales_of_many_cycles"] = Scaled(alike.Take(Layout.ManyCycles).Average(one => _sales[one]));
        values["sales_year_before"] = year >= 0 ? Scaled(_sales[year]) : 0;
        values["season_year_before"] = year >= 0
            ? Math.Clamp(Math.Log(Floored(Mean(year - around, year + around + 1)) / Floored(Mean(before - 4 * Layout.Cycle, before))), -3, 3)
            : 0;
        values["year_before_is_known"] = year >= 0 ? 1 : 0;
        values["horizon_position"] = p / (double)Layout.Horizon;
        return values;

        double Floored(double mean) => Math.Max(0, mean) + (0.05 * Level);
    }

    private Dictionary<string, double> Known(int t)
    {
        var row = new float[_calendar.Count];
        _calendar.Fill(past.Series.DateAt(t), row);
        var values = _calendar.Names.Zip(row).ToDictionary(pair => pair.First, pair => (double)pair.Second);
        var prices = Enumerable.Range(0, _end).TakeLast(Layout.Window).Select(one => past.Covariates.Price(one) ?? 0);
        var isKnown = t < _end || (t - _end < Layout.Planned && t < past.Covariates.Past + past.Covariates.Planned);
        values["price"] = past.Covariates.Price(isKnown ? t : _end - 1) is { } price ? Math.Clamp(Math.Log(price / prices.Average()), -2, 2) : 0;
        values["promotion"] = isKnown
            ? past.Covariates.Promoted(t) ?? 0
            : Enumerable.Range(0, _end).TakeLast(Layout.Window).Average(one => past.Covariates.Promoted(one) ?? 0);
        return values;
    }

    private double Scaled(double sales)
    {
        var ratio = sales / Level;
        return Math.Clamp(Layout.Transform == SalesTransform.Log ? Math.Sign(ratio) * Math.Log(1 + Math.Abs(ratio)) : ratio, -20, 20);
    }

    private double Mean(int from, int to) => Mean(value => value, from, to);

    /// <summary>From <paramref name="from"/> (included) to <paramref name="to"/> (excluded), as far as there are such; 0 where there are none.</summary>
    private double Mean(Func<double, double> of, int from, int to) =>
        Enumerable.Range(0, _end).Where(t => t >= from && t < to).Select(t => of(_sales[t])).DefaultIfEmpty().Average();
}
