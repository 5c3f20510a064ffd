using SalesWeb.Forecasting.Features;
using SalesWeb.Holidays;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Trees;

/// <summary>
/// What the calendar tells of a period, in numbers that a tree can part: places in the week, the month and the year as they are counted, days
/// to and from holidays, and the features that the networks read of holidays, own days and pay days.
/// </summary>
internal sealed class CalendarColumns
{
    /// <summary>Holidays further away than so many days are as good as none.</summary>
    private const int FarAway = 10;

    private readonly HolidayCalendar _holidays;
    private readonly CalendarFeatures _features;
    private readonly (int Place, string Name)[] _shared;
    private readonly Frequency _frequency;

    public CalendarColumns(Frequency frequency, HolidayCalendar holidays, IReadOnlyList<int> payDays)
    {
        (_frequency, _holidays) = (frequency, holidays);
        _features = CalendarFeatures.Of(frequency, holidays, payDays, fourierOrder: 0);
        _shared = [.. _features.Names.Select((name, place) => (place, name)).Where(one => !one.name.StartsWith("weekday_", StringComparison.Ordinal))];
        Names =
        [
            new("weekday", ForecastPart.Week),
            new("month", ForecastPart.Year),
            new("day_of_year", ForecastPart.Year),
            .. HasDistances ? new Column[] { new("days_to_holiday", ForecastPart.Holidays), new("days_from_holiday", ForecastPart.Holidays) } : [],
            .. _shared.Select(one => new Column(one.Name, PartOf(one.Name))),
        ];
    }

    public IReadOnlyList<Column> Names { get; }

    private bool HasDistances => _frequency == Frequency.Daily && (_holidays.Country != "" || _holidays.HasOwnDays);

    /// <summary>The values of consecutive periods, row after row.</summary>
    /// <param name="series">Whose periods.</param>
    /// <param name="ahead">How many periods behind its end, too.</param>
    public float[] Of(SalesSeries series, int ahead)
    {
        var rows = new float[(series.Length + ahead) * Names.Count];
        var shared = new float[_features.Count];
        for (var t = 0; t < series.Length + ahead; t++)
            Fill(series.DateAt(t), shared, rows.AsSpan(t * Names.Count, Names.Count));
        return rows;
    }

    private void Fill(DateOnly date, float[] shared, Span<float> row)
    {
        var at = 0;
        row[at++] = _frequency == Frequency.Daily ? ((int)date.DayOfWeek + 6) % 7 : 0;
        row[at++] = date.Month;
        row[at++] = date.DayOfYear;
        if (HasDistances)
        {
            row[at++] = Distance(date, 1);
            row[at++] = Distance(date, -1);
        }

        _features.Fill(date, shared);
        foreach (var (place, _) in _shared)
            row[at++] = shared[place];
    }

    private int Distance(DateOnly date, int direction)
    {
        var days = 0;
        while (days < FarAway && !_holidays.On(date.Shifted(direction * days)).Any())
            days++;
        return days;
    }

    private static ForecastPart PartOf(string name) => name switch
    {
        "month_position" or "days" => ForecastPart.Year,
        "saturdays" or "sundays" => ForecastPart.Week,
        _ => ForecastPart.Holidays,
    };
}
