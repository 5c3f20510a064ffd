using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>
/// One selection of sales in one measure, in the data's own periods without a gap, from its first to the last of the version.
/// What was sold has the missing periods filled by the rule, but for those that have rows of which none gives the measure: something
/// was sold then, and nobody knows how much. A price has none where nobody named one.
/// </summary>
public sealed class SelectionSeries
{
    private readonly Frequency _frequency;
    private readonly DateOnly _start;
    private readonly double[] _sums;
    private readonly int[]? _weights; // rows that give a price; null where values add up
    private readonly int[] _rows;
    private readonly int[] _promoted;
    private readonly Told[] _told;

    private SelectionSeries(Frequency frequency, DateOnly start, double[] sums, int[]? weights, int[] rows, int[] promoted, Told[] told) =>
        (_frequency, _start, _sums, _weights, _rows, _promoted, _told) = (frequency, start, sums, weights, rows, promoted, told);

    /// <summary>What is told of a period: nothing at all, something but not the measure, the measure.</summary>
    private enum Told
    {
        Nothing,
        Other,
        Measure,
    }

    public int Length => _sums.Length;

    /// <summary>All of it.</summary>
    public Range Whole => ..Length;

    /// <summary>Whether its values add up; a price's do not.</summary>
    public bool AddsUp => _weights is null;

    /// <param name="days">What was sold, at least one date, oldest first.</param>
    /// <param name="measure">What of it.</param>
    /// <param name="version">The version of the dataset.</param>
    /// <param name="rule">What a period without any row means.</param>
    public static SelectionSeries Of(IReadOnlyList<DaySum> days, SalesMeasure measure, DatasetVersion version, MissingRule rule)
    {
        var frequency = version.Frequency;
        var start = frequency == Frequency.Monthly ? Calendar.StartOfMonth(days[0].Date) : days[0].Date;
        var last = days[^1].Date > version.LastDate ? days[^1].Date : version.LastDate;
        var length = frequency.PeriodsBetween(start, last) + 1;
        var (sums, weights, rows, promoted) = (new double[length], new int[length], new int[length], new int[length]);
        var (told, totals) = (new Told[length], new List<DatedTotal>(days.Count));
        foreach (var day in days)
        {
            var index = frequency.PeriodsBetween(start, day.Date);
            var value = ValueOf(day, measure);
            sums[index] += value ?? 0;
            weights[index] += day.Priced;
            rows[index] += day.Rows;
            promoted[index] += day.Promoted;
            told[index] = value is not null || told[index] == Told.Measure ? Told.Measure : Told.Other;
            if (value is { } sold)
                totals.Add(new DatedTotal { Date = frequency.Add(start, index), Value = sold });
        }

        if (measure == SalesMeasure.Price)
            return new SelectionSeries(frequency, start, sums, weights, rows, promoted, told);

        if (totals.Count > 0)
        {
            var (filled, _) = SeriesBuilder.Build("", frequency, totals, rule, frequency.Add(start, length - 1));
            filled.Values.CopyTo(sums, length - filled.Length);
            for (var index = 0; index < length; index++)
                sums[index] = told[index] == Told.Other ? 0 : sums[index];
        }

        return new SelectionSeries(frequency, start, sums, null, rows, promoted, told);
    }

    /// <summary>What a sum of sales adds to a measure; of a price, the sum whose mean over <see cref="DaySum.Priced"/> it is.</summary>
    public static double? ValueOf(DaySum sum, SalesMeasure measure) => measure switch
    {
        SalesMeasure.Quantity => sum.Quantity,
        SalesMeasure.Amount => sum.Amount,
        SalesMeasure.Price => sum.PriceSum,
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    public DateOnly DateAt(int index) => _frequency.Add(_start, index);

    /// <summary>The periods that are named by a date from one to another (both included); empty where there are none.</summary>
    public Range Between(DateOnly? from, DateOnly? to)
    {
        var first = from > _start ? Math.Min(_frequency.PeriodsBetween(_start, from.Value), Length) : 0;
        if (first < Length && DateAt(first) < from)
            first++;
        var end = to is { } t ? Math.Clamp(_frequency.PeriodsBetween(_start, t) + 1, 0, Length) : Length;
        return first..Math.Max(first, end);
    }

    /// <summary>What is known to have been sold in a part of it, or what a piece cost there; null where nothing is known of it.</summary>
    public double? Value(Range part)
    {
        var (offset, length) = part.GetOffsetAndLength(Length);
        var (sum, weight) = (0.0, 0L);
        for (var index = offset; index < offset + length; index++)
        {
            sum += _sums[index];
            weight += _weights is null ? 1 : _weights[index];
        }

        if (_weights is not null)
            return weight > 0 ? sum / weight : null;
        return Unknown(part) > 0 && !_told.AsSpan(part).Contains(Told.Measure) ? null : sum;
    }

    /// <summary>Periods of a part of which nothing is told, neither by a row of the file nor by a correction.</summary>
    public int Missing(Range part) => _told.AsSpan(part).Count(Told.Nothing);

    /// <summary>Periods of a part that have rows, but none that gives what was sold in this measure; 0 of prices.</summary>
    public int Unknown(Range part) => AddsUp ? _told.AsSpan(part).Count(Told.Other) : 0;

    /// <summary>A part of it summed by a unit, at least as long as its own periods; consecutive, oldest first.</summary>
    public IReadOnlyList<SalesPeriod> By(PeriodUnit unit, Range part)
    {
        var (offset, length) = part.GetOffsetAndLength(Length);
        var periods = new List<SalesPeriod>();
        for (int from = offset, to; from < offset + length; from = to)
        {
            var start = StartOf(unit, from);
            for (to = from + 1; to < offset + length && StartOf(unit, to) == start;)
                to++;
            var (rows, promoted) = (0L, 0L);
            for (var index = from; index < to; index++)
                (rows, promoted) = (rows + _rows[index], promoted + _promoted[index]);
            periods.Add(new SalesPeriod
            {
                Start = start,
                Value = Value(from..to),
                Part = from..to,
                IsWhole = (from > offset || StartOf(unit, from - 1) != start) && (to < offset + length || StartOf(unit, to) != start) && Unknown(from..to) == 0,
                Promoted = rows > 0 ? (double)promoted / rows : 0,
            });
        }

        return periods;
    }

    /// <summary>The date that names the period of a unit; the data's own periods keep theirs.</summary>
    private DateOnly StartOf(PeriodUnit unit, int index) => unit == _frequency.Unit() ? DateAt(index) : unit.StartOf(DateAt(index));
}
