namespace SalesWeb.Forecasting.Trees;

/// <summary>
/// What the sales of a series before an origin tell of a period behind it, in terms of the level at the origin: the last periods of the same
/// kind, rolling means, the last values, and how the season went in the years before. Nothing looks at or behind the origin.
/// </summary>
internal sealed class SalesColumns
{
    private const int SameKind = 4;
    private const int Years = 4;
    private static readonly int[] SameKindMeans = [4, 8, 26];

    /// <summary>A level is at least this share of the last year's, so that a pause does not make the next sale endlessly large.</summary>
    private const double LeastOfYear = 0.2;

    private readonly LagPlan _plan;
    private readonly double[] _values;
    private readonly RunningSums _sums;
    private readonly RunningSums _magnitudes;
    private readonly RunningSums _squares;
    private readonly RunningSums _zeros;

    public SalesColumns(ReadOnlySpan<double> values, LagPlan plan)
    {
        _plan = plan;
        _values = values.ToArray();
        _sums = new RunningSums(values);
        _magnitudes = new RunningSums(Array.ConvertAll(_values, Math.Abs));
        var typical = Math.Max(double.Epsilon, _magnitudes.Mean(0, _values.Length));
        _squares = new RunningSums(Array.ConvertAll(_values, value => value / typical * (value / typical)));
        _zeros = new RunningSums(Array.ConvertAll(_values, value => value == 0 ? 1.0 : 0.0));
        Typical = typical;
    }

    private double Typical { get; }

    public static IReadOnlyList<Column> Names(LagPlan plan) =>
    [
        new("step", ForecastPart.Rest),
        .. Enumerable.Range(1, SameKind).Select(k => new Column($"same_kind_{k}", plan.Cycle > 1 ? ForecastPart.Week : ForecastPart.Rest)),
        .. SameKindMeans.Select(k => new Column($"same_kind_mean_{k}", plan.Cycle > 1 ? ForecastPart.Week : ForecastPart.Trend)),
        new("same_kind_median_8", plan.Cycle > 1 ? ForecastPart.Week : ForecastPart.Trend),
        .. plan.Means.Select(length => new Column($"mean_{length}", ForecastPart.Trend)),
        new("last", ForecastPart.Rest),
        new("last_but_one", ForecastPart.Rest),
        new("deviation", ForecastPart.Rest),
        new("zeros", ForecastPart.Rest),
        new("growth", ForecastPart.Trend),
        new("year_ago", ForecastPart.Year),
        new("year_ago_smooth", ForecastPart.Year),
        new("two_years_ago_smooth", ForecastPart.Year),
        new("season_year_ago", ForecastPart.Year),
        new("season_two_years_ago", ForecastPart.Year),
        new("season_of_years", ForecastPart.Year),
    ];

    /// <summary>The mean size of sales before an origin, but no less than a share of the last year's; what is typical of the series behind a year of zeros, and 1 where nothing was ever sold.</summary>
    /// <param name="origin">The first period that is not known, at least 1.</param>
    public double Level(int origin)
    {
        var level = Math.Max(
            _magnitudes.Mean(origin - _plan.Level, origin), LeastOfYear * _magnitudes.Mean(origin - _plan.Year, origin));
        return level > 1e-9 * Typical ? level : Typical > 0 ? Typical : 1;
    }

    /// <param name="origin">The first period that is not known, at least 1.</param>
    /// <param name="step">From 1: the period is <c>origin + step − 1</c>.</param>
    /// <param name="level">What sales are divided by.</param>
    /// <param name="row">Receives as many values as there are names.</param>
    public void Fill(int origin, int step, double level, Span<float> row)
    {
        var at = 0;
        var t = origin + step - 1;
        row[at++] = step;
        var same = LastOfKind(origin, step);
        for (var k = 0; k < SameKind; k++)
            row[at++] = Value(same - (k * _plan.Cycle), level);
        foreach (var most in SameKindMeans)
            row[at++] = (float)(SameKindMean(origin, step, most) / level);
        row[at++] = (float)(SameKindMedian(same) / level);
        foreach (var length in _plan.Means)
            row[at++] = origin >= length ? (float)(_sums.Mean(origin - length, origin) / level) : float.NaN;
        row[at++] = Value(origin - 1, level);
        row[at++] = Value(origin - 2, level);
        row[at++] = (float)(Deviation(origin) / level);
        row[at++] = (float)_zeros.Mean(origin - _plan.Level, origin);
        row[at++] = Ratio(_sums.Mean(origin - _plan.Level, origin), Whole(origin - _plan.Year - _plan.Level, origin - _plan.Year), level);

        // As many years back as it takes for the time around that day to lie before the origin.
        var first = 1 + ((step - 1 + _plan.Season) / _plan.Year);
        row[at++] = Value(t - (first * _plan.Year), level);
        row[at++] = (float)(Around(t - (first * _plan.Year)) / level);
        row[at++] = (float)(Around(t - ((first + 1) * _plan.Year)) / level);
        var (sum, count) = (0.0, 0);
        for (var k = 0; k < Years; k++)
        {
            var back = (first + k) * _plan.Year;
            var season = Ratio(Around(t - back), Whole(origin - back - _plan.Level, origin - back), level);
            if (k < 2)
                row[at++] = season;
            if (float.IsNaN(season))
                continue;
            sum += season;
            count++;
        }

        row[at] = count > 0 ? (float)(sum / count) : float.NaN;
    }

    private int LastOfKind(int origin, int step) => origin + step - 1 - (_plan.Cycle * ((step + _plan.Cycle - 1) / _plan.Cycle));

    private float Value(int t, double level) => t >= 0 ? (float)(_values[t] / level) : float.NaN;

    private double SameKindMean(int origin, int step, int most)
    {
        var (sum, count) = (0.0, 0);
        for (var t = LastOfKind(origin, step); t >= 0 && count < most; t -= _plan.Cycle)
        {
            sum += _values[t];
            count++;
        }

        return count > 0 ? sum / count : double.NaN;
    }

    private double SameKindMedian(int last)
    {
        Span<double> found = stackalloc double[8];
        var count = 0;
        for (var t = last; t >= 0 && count < found.Length; t -= _plan.Cycle)
            found[count++] = _values[t];
        if (count == 0)
            return double.NaN;
        found[..count].Sort();
        return (found[count / 2] + found[(count - 1) / 2]) / 2;
    }

    private double Deviation(int origin)
    {
        var mean = _sums.Mean(origin - _plan.Level, origin) / Typical;
        return Typical * Math.Sqrt(Math.Max(0, _squares.Mean(origin - _plan.Level, origin) - (mean * mean)));
    }

    /// <summary>The mean around a period; not a number where the past does not reach that far.</summary>
    private double Around(int t) => Whole(t - _plan.Season, t + _plan.Season + 1);

    private double Whole(int from, int to) => from >= 0 ? _sums.Mean(from, to) : double.NaN;

    /// <summary>How one level stands to another, as a logarithm; a twentieth of the level is added to both, so that nothing sold is a number too.</summary>
    private static float Ratio(double now, double before, double level) =>
        (float)Math.Log((Math.Max(0, now) + (level / 20)) / (Math.Max(0, before) + (level / 20)));
}
