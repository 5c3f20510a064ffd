using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>Weekday and time of the year of each period of a series and of those behind it.</summary>
/// <param name="Frequency">How far apart they are.</param>
/// <param name="Weekday">0 for Sunday to 6; 0 for weeks and months.</param>
/// <param name="Month">Months since the year 0, so that two Mays are two months.</param>
/// <param name="Season">0 to 12 (excluded): 0 is the middle of January, 0.5 its end; whole numbers for months.</param>
internal sealed record ProfileCalendar(Frequency Frequency, int[] Weekday, int[] Month, double[] Season)
{
    public static ProfileCalendar Of(SalesSeries series, int horizon)
    {
        DateOnly[] dates = [.. Enumerable.Range(0, series.Length + horizon).Select(series.DateAt)];
        return new ProfileCalendar(
            series.Frequency,
            [.. dates.Select(date => series.Frequency == Frequency.Daily ? (int)date.DayOfWeek : 0)],
            [.. dates.Select(date => (date.Year * 12) + date.Month - 1)],
            [.. dates.Select(date => series.Frequency == Frequency.Monthly ? date.Month - 1 : Middle(date))]);
    }

    private static double Middle(DateOnly date) => (date.Month + 10.5 + ((date.Day - 0.5) / DateTime.DaysInMonth(date.Year, date.Month))) % 12;
}
