using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SalesWeb.Forecasting.Features;
using SalesWeb.Network;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// One series as the full network sees it from any origin: what lies before the origin, and what is known of the periods from it on.
/// Nothing that is put into an input depends on a sale at or behind the origin; prices and promotions behind it are put in as far as they are planned.
/// </summary>
public sealed class SeriesFeatures
{
    /// <summary>Cycles that the base of a forecast is the mean of.</summary>
    private const int BaseCycles = 4;

    /// <summary>A level is at least this share of the last year's, so that a pause does not make the next sale endlessly large.</summary>
    private const double LeastOfYear = 0.1;

    /// <summary>That share is at most so many times the level of the last four cycles, where anything was sold in them.</summary>
    private const double MostOfRecent = 10;

    private readonly FeatureLayout _layout;
    private readonly Covariates _covariates;
    private readonly double[] _values;
    private readonly double[] _sums;
    private readonly double[] _magnitudes;
    private readonly CalendarTable _calendar;
    private readonly int _firstRow;
    private readonly int _category;

    /// <param name="series">The series, all that is known of it.</param>
    /// <param name="layout">What the network reads.</param>
    /// <param name="calendar">The calendar's features of every period of the series and of the horizon behind it.</param>
    public SeriesFeatures(LeveledSeries series, FeatureLayout layout, CalendarTable calendar)
    {
        (_calendar, _firstRow) = (calendar, calendar.RowOf(series.Series.Start));
        _category = layout.Categories.TakeWhile(category => category != series.Key.Category).Count();
        (_layout, _covariates, Series) = (layout, series.Covariates, series.Series);
        _values = [.. series.Series.Values];
        _sums = RunningSums(_values);
        _magnitudes = RunningSums([.. _values.Select(Math.Abs)]);
    }

    public SalesSeries Series { get; }

    /// <summary>Periods whose sales are known.</summary>
    public int Length => _values.Length;

    /// <summary>Puts what is known at an origin into place <paramref name="b"/> of an input.</summary>
    /// <param name="origin">The first period that is not known: 1 … <see cref="Length"/>, both included.</param>
    /// <param name="b">0 … B-1.</param>
    /// <param name="input">Receives the window and the future.</param>
    /// <returns>The terms that sales are in.</returns>
    public WindowScale Put(int origin, int b, NetworkInput input)
    {
        var scale = ScaleAt(origin);
        var usual = Usual(origin);
        for (var step = 0; step < _layout.Window; step++)
            PutPast(origin - _layout.Window + step, scale, usual, input.Window.At(step, b));
        for (var step = 0; step < _layout.Horizon; step++)
            PutFuture(origin, step, scale, usual, input.Future!.At(step, b));
        return scale;
    }

    /// <summary>Puts what came into place <paramref name="b"/> of a target.</summary>
    /// <param name="origin">The first period of it; the whole horizon is known.</param>
    /// <param name="scale">The terms of the input it belongs to.</param>
    /// <param name="b">0 … B-1.</param>
    /// <param name="target">1 × P·B.</param>
    public void PutTarget(int origin, WindowScale scale, int b, Sequence target)
    {
        for (var step = 0; step < _layout.Horizon; step++)
            target.At(step, b)[0] = scale.Apply(_values[origin + step]);
    }

    /// <summary>Whether prices and promotions of a step ahead (from 0) are known at an origin.</summary>
    internal bool IsPlanned(int origin, int step) => step < _layout.Planned && origin + step < _covariates.Past + _covariates.Planned;

    /// <summary>The mean of the last cycles, all their periods alike, in the unit of the series.</summary>
    internal double Level(int origin, int cycles = BaseCycles) => Mean(_sums, origin - (cycles * _layout.Cycle), origin);

    /// <summary>Adds all that inputs and targets are made of to a hash.</summary>
    public void AppendTo(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes(_values.AsSpan()));
        for (var t = 0; t < _values.Length + _layout.Horizon; t++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(_calendar[_firstRow + t]));
            hash.AppendData(MemoryMarshal.AsBytes<double>([_covariates.Price(t) ?? 0, _covariates.Promoted(t) ?? 0]));
        }
    }

    private void PutPast(int t, WindowScale scale, Beside usual, Span<float> target)
    {
        if (t < 0)
        {
            target.Clear();
            return;
        }

        target[0] = scale.Apply(_values[t]);
        target[1] = 1;
        var year = t - _layout.Year;
        target[2] = year >= 0 ? scale.Apply(_values[year]) : 0;
        target[3] = year >= 0 ? 1 : 0;
        PutKnown(t, At(t), usual, target[FeatureLayout.WindowOwn..]);
    }

    private void PutFuture(int origin, int step, WindowScale scale, Beside usual, Span<float> target)
    {
        var t = origin + step;
        target[0] = scale.Apply(BaseAt(origin, step, BaseCycles));

        // As many years back as it takes for the week around that day to lie before the origin.
        var half = _layout.Cycle / 2 + 1;
        var year = t - (_layout.Year * (1 + ((step + half - 1) / _layout.Year)));
        var isKnown = year >= 0;
        target[1] = isKnown ? scale.Apply(_values[year]) : 0;
        target[2] = isKnown ? SeasonAt(origin, t - year, year, half, scale) : 0;
        target[3] = isKnown ? 1 : 0;
        target[4] = (step + 1f) / _layout.Horizon;
        if (_layout.ManyCycles > 0)
            target[5] = scale.Apply(BaseAt(origin, step, _layout.ManyCycles));
        PutKnown(t, IsPlanned(origin, step) ? At(t) : new Beside(_covariates.Price(origin - 1), usual.Promoted), usual, target[_layout.FutureOwn..]);
    }

    private void PutKnown(int t, Beside now, Beside usual, Span<float> target)
    {
        _calendar[_firstRow + t].CopyTo(target);
        if (_layout.HasPrices)
            target[_layout.PricePlace] = usual.Price > 0 && now.Price > 0 ? (float)Math.Clamp(Math.Log(now.Price.Value / usual.Price.Value), -2, 2) : 0;
        if (_layout.HasPromotions)
            target[_layout.PromotionPlace] = (float)(now.Promoted ?? 0);
        var categories = target[_layout.CategoryPlace..];
        categories.Clear();
        if (_category < categories.Length)
            categories[_category] = 1;
    }

    /// <summary>The mean of the same period of the last cycles, as far as there are such.</summary>
    private double BaseAt(int origin, int step, int cycles)
    {
        var (sum, count) = (0.0, 0);
        for (var t = origin + step - (_layout.Cycle * ((step / _layout.Cycle) + 1)); t >= 0 && count < cycles; t -= _layout.Cycle)
        {
            sum += _values[t];
            count++;
        }

        return count > 0 ? sum / count : Mean(_sums, 0, origin);
    }

    /// <summary>How the level of that week a year ago stood to the level of the weeks before the origin a year ago, as a logarithm.</summary>
    private float SeasonAt(int origin, int back, int year, int half, WindowScale scale)
    {
        if (origin <= back)
            return 0;

        var then = Mean(_sums, year - half + 1, year + half);
        var before = Mean(_sums, origin - back - (BaseCycles * _layout.Cycle), origin - back);
        var least = scale.Level * 0.05;
        return (float)Math.Clamp(Math.Log((Math.Max(0, then) + least) / (Math.Max(0, before) + least)), -3, 3);
    }

    /// <summary>
    /// The mean size of the last four cycles, but no less than a tenth of the last year's, and that no more than ten times the former, so that
    /// one sale out of all proportion does not make a year of others nothing; 1 for a past of zeros.
    /// </summary>
    private WindowScale ScaleAt(int origin)
    {
        var recent = Mean(_magnitudes, origin - (BaseCycles * _layout.Cycle), origin);
        var year = Mean(_magnitudes, origin - _layout.Year, origin);
        var least = recent > 0 ? Math.Min(LeastOfYear * year, MostOfRecent * recent) : LeastOfYear * year;
        var level = Math.Max(recent, least);
        return new WindowScale(level > 1e-9 ? level : 1, _layout.Transform);
    }

    private Beside At(int t) => new(_covariates.Price(t), _covariates.Promoted(t));

    /// <summary>The mean price and share of promotions of the window.</summary>
    private Beside Usual(int origin)
    {
        if (!_layout.HasPrices && !_layout.HasPromotions)
            return default;

        var first = Math.Max(0, origin - _layout.Window);
        var (price, promoted) = (0.0, 0.0);
        for (var t = first; t < origin; t++)
        {
            price += _covariates.Price(t) ?? 0;
            promoted += _covariates.Promoted(t) ?? 0;
        }

        return new Beside(price / (origin - first), promoted / (origin - first));
    }

    /// <summary>The mean of the values from <paramref name="from"/> (included) to <paramref name="to"/> (excluded), as far as there are such.</summary>
    private static double Mean(double[] sums, int from, int to)
    {
        (from, to) = (Math.Max(0, from), Math.Max(0, to));
        return to > from ? (sums[to] - sums[from]) / (to - from) : 0;
    }

    private static double[] RunningSums(double[] values)
    {
        var sums = new double[values.Length + 1];
        for (var t = 0; t < values.Length; t++)
            sums[t + 1] = sums[t] + values[t];
        return sums;
    }

    /// <summary>What is known of a period beside its sales; null where the file does not tell.</summary>
    private readonly record struct Beside(double? Price, double? Promoted);
}
