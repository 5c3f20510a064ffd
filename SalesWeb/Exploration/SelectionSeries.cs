using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>
/// One selection of sales in one measure, in the data's own periods without a gap, from the first that gives the measure to the last of the
/// version. What was sold has the missing periods filled by the rule, those too whose rows do not give the measure; a price has none where
/// nobody named one.
/// </summary>
public sealed class SelectionSeries
{
    private readonly Frequency _frequency;
    private readonly DateOnly _start;
    private readonly double[] _sums;
    private readonly int[]? _weights; // rows that give a price; null where values add up
    private readonly int[] _rows; // that give the measure
    private readonly int[] _promoted;

    private SelectionSeries(Frequency frequency, DateOnly start, double[] sums, int[]? weights, int[] rows, int[] promoted) =>
        (_frequency, _start, _sums, _weights, _rows, _promoted) = (frequency, start, sums, weights, rows, promoted);

    public int Length => _sums.Length;

    /// <summary>All of it.</summary>
    public Range Whole => ..Length;

    /// <summary>Whether its values add up; a price's do not.</summary>
    public bool AddsUp => _weights is null;

    /// <param name="days">What was sold, oldest first; at least one date gives the measure.</param>
    /// <param name="measure">What of it.</param>
    /// <param name="version">The version of the dataset.</param>
    /// <param name="rule">What a period without any row means.</param>
    public static SelectionSeries Of(IReadOnlyList<DaySum> days, SalesMeasure measure, DatasetVersion version, MissingRule rule)
    {
        var frequency = version.Frequency;
        days = [.. days.Where(day => measure == SalesMeasure.Price || ValueOf(day, measure) is not null)];
        var start = frequency == Frequency.Monthly ? Calendar.StartOfMonth(days[0].Date) : days[0].Date;
        var last = days[^1].Date > version.LastDate ? days[^1].Date : version.LastDate;
        var length = frequency.PeriodsBetween(start, last) + 1;
        var (sums, weights, rows, promoted) = (new double[length], new int[length], new int[length], new int[length]);
        foreach (var day in days)
        {
            var index = frequency.PeriodsBetween(start, day.Date);
            sums[index] += ValueOf(day, measure) ?? 0;
            weights[index] += day.Priced;
            rows[index] += day.Rows;
            promoted[index] += day.Promoted;
        }

        if (measure == SalesMeasure.Price)
            return new SelectionSeries(frequency, start, sums, weights, rows, promoted);

        var totals = days.Select(day => new DatedTotal { Date = day.Date, Value = ValueOf(day, measure) ?? 0 }).ToList();
        var (filled, _) = SeriesBuilder.Build("", frequency, totals, rule, version.LastDate);
        return new SelectionSeries(frequency, start, [.. filled.Values], null, rows, promoted);
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
        var first = from is { } f ? _frequency.PeriodsBetween(_start, f) + (DateAt(_frequency.PeriodsBetween(_start, f)) < f ? 1 : 0) : 0;
        var end = to is { } t ? _frequency.PeriodsBetween(_start, t) + 1 : Length;
        (first, end) = (Math.Clamp(first, 0, Length), Math.Clamp(end, 0, Length));
        return first..Math.Max(first, end);
    }

    /// <summary>What was sold in a part of it, or what a piece cost there; null where nobody named a price.</summary>
    public double? Value(Range part)
    {
        var (offset, length) = part.GetOffsetAndLength(Length);
        var (sum, weight) = (0.0, 0L);
        for (var index = offset; index < offset + length; index++)
        {
            sum += _sums[index];
            weight += _weights is null ? 1 : _weights[index];
        }

        return _weights is null ? sum : weight > 0 ? sum / weight : null;
    }

    /// <summary>Periods of a part for which no row of the file gives the measure; of a price, without any row.</summary>
    public int Missing(Range part) => _rows.AsSpan(part).Count(0);

    /// <summary>
    /// Whether the periods of a unit are told by the mean of the weeks in them: a month holds four weeks or five, as the calendar falls, so that
    /// the sums of the same sales every week would go up and down by a quarter.
    /// </summary>
    public bool IsByWeek(PeriodUnit unit) => AddsUp && _frequency == Frequency.Weekly && unit > PeriodUnit.Week;

    /// <summary>A part of it by a unit, at least as long as its own periods; consecutive, oldest first.</summary>
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
                Value = IsByWeek(unit) ? Value(from..to) / (to - from) : Value(from..to),
                Total = Value(from..to),
                Part = from..to,
                IsWhole = (from > offset || StartOf(unit, from - 1) != start) && (to < offset + length || StartOf(unit, to) != start),
                Promoted = rows > 0 ? (double)promoted / rows : 0,
            });
        }

        return periods;
    }

    /// <summary>The date that names the period of a unit; the data's own periods keep theirs.</summary>
    private DateOnly StartOf(PeriodUnit unit, int index) => unit == _frequency.Unit() ? DateAt(index) : unit.StartOf(DateAt(index));
}
