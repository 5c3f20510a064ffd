using SalesWeb.Series;

namespace SalesWeb.Forecasting.Features;

/// <summary>The calendar's features of consecutive periods, computed once for all series that lie within.</summary>
public sealed class CalendarTable
{
    private readonly float[] _rows;
    private readonly int _width;
    private readonly DateOnly _start;
    private readonly Frequency _frequency;

    /// <param name="calendar">Tells the features of a period.</param>
    /// <param name="series">The series that begins first.</param>
    /// <param name="ahead">Periods behind its end that are asked for too.</param>
    public CalendarTable(CalendarFeatures calendar, SalesSeries series, int ahead)
    {
        (_width, _start, _frequency) = (calendar.Count, series.Start, series.Frequency);
        _rows = new float[(series.Length + ahead) * _width];
        for (var t = 0; _width > 0 && t < series.Length + ahead; t++)
            calendar.Fill(series.DateAt(t), _rows.AsSpan(t * _width, _width));
    }

    /// <summary>The row of a date, counted from the first.</summary>
    public int RowOf(DateOnly date) => _frequency.PeriodsBetween(_start, date);

    /// <summary>The features of a row.</summary>
    public ReadOnlySpan<float> this[int row] => _rows.AsSpan(row * _width, _width);
}
