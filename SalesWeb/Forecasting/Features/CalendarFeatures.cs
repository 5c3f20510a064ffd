using System.Collections.Concurrent;
using SalesWeb.Holidays;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Features;

/// <summary>
/// What the calendar tells of a period beforehand, as numbers for a model: where in the year it lies, and which of its days are
/// holidays, the user's own days and pay days. Where there is no country, there are no features of holidays, and so with the others.
/// <code>
///   year_sin_k = sin 2πk p,  year_cos_k = cos 2πk p      k = 1 … order;  p is the position of the first day in its year, 0 ≤ p &lt; 1
/// </code>
/// The Fourier terms let a model bend a smooth curve over the year (Hyndman and Athanasopoulos 2021, 7.4).
/// </summary>
/// <remarks>It can be asked by many threads at once. What was computed for a date is kept: a row of floats for each date asked.</remarks>
public sealed class CalendarFeatures
{
    private readonly CalendarFeature[] _features;
    private readonly Frequency _frequency;
    private readonly ConcurrentDictionary<DateOnly, float[]> _rows = new();
    private readonly Func<DateOnly, float[]> _compute;

    private CalendarFeatures(Frequency frequency, IEnumerable<CalendarFeature> features)
    {
        _frequency = frequency;
        _features = [.. features];
        _compute = start => [.. _features.Select(feature => (float)feature.Value(start))];
        Names = [.. _features.Select(feature => feature.Name)];
    }

    public int Count => _features.Length;

    /// <summary>The names of the features in their order, which the same settings always give the same.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <param name="frequency">What a period is.</param>
    /// <param name="calendar">Whose holidays count, and which of the user's days.</param>
    /// <param name="payDays">Days of the month, 1 to 31, or −1 to −31 from its end; may be empty.</param>
    /// <param name="fourierOrder">Pairs of sine and cosine over the year, at least 0.</param>
    public static CalendarFeatures Of(Frequency frequency, HolidayCalendar calendar, IReadOnlyList<int> payDays, int fourierOrder = 3)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fourierOrder);
        var paid = new PayDays(payDays);
        return new CalendarFeatures(frequency, [.. Year(fourierOrder), .. frequency == Frequency.Daily
            ? OfDays(calendar, paid)
            : OfPeriods(new PeriodFeatures(frequency, calendar), calendar, paid)]);
    }

    /// <summary>Writes the features of a period.</summary>
    /// <param name="periodStart">The first day of it: the day itself, the first of a week's seven days, any day of a month.</param>
    /// <param name="target">At least <see cref="Count"/> floats, of which the first are written; each about −1 to 1.</param>
    public void Fill(DateOnly periodStart, Span<float> target)
    {
        var key = _frequency == Frequency.Monthly ? Calendar.StartOfMonth(periodStart) : periodStart;
        _rows.GetOrAdd(key, _compute).CopyTo(target);
    }

    private static IEnumerable<CalendarFeature> Year(int order)
    {
        for (var k = 1; k <= order; k++)
        {
            var turns = 2 * Math.PI * k;
            yield return new($"year_sin_{k}", start => Math.Sin(turns * start.YearPosition()));
            yield return new($"year_cos_{k}", start => Math.Cos(turns * start.YearPosition()));
        }
    }

    private static IEnumerable<CalendarFeature> OfDays(HolidayCalendar calendar, PayDays payDays) =>
    [
        .. DailyFeatures.Position(),
        .. calendar.Country == "" ? [] : DailyFeatures.Holidays(calendar),
        .. calendar.HasOwnDays ? DailyFeatures.OwnDays(calendar) : [],
        .. payDays.IsEmpty ? [] : DailyFeatures.Pay(payDays),
    ];

    private static IEnumerable<CalendarFeature> OfPeriods(PeriodFeatures period, HolidayCalendar calendar, PayDays payDays) =>
    [
        .. period.Length(),
        .. period.WorkingDays(),
        .. calendar.Country == "" ? [] : period.Holidays(),
        .. calendar.HasOwnDays ? period.OwnDays() : [],
        .. payDays.IsEmpty ? [] : period.Pay(payDays),
    ];
}
