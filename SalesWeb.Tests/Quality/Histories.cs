using SalesWeb.Holidays;
using SalesWeb.Quality;
using SalesWeb.Series;

namespace SalesWeb.Tests.Quality;

/// <summary>Sales made up for tests.</summary>
internal static class Histories
{
    public static readonly DateOnly Monday = new(2022, 1, 3);

    /// <summary>Consecutive periods from a Monday on; null is a period without a row.</summary>
    public static SalesHistory Of(Frequency frequency, params double?[] values) => Of(frequency, Monday, values);

    public static SalesHistory Of(Frequency frequency, DateOnly start, params double?[] values) => SalesHistory.Of(
        frequency,
        [.. values.Select((value, i) => (value, i)).Where(one => one.value is not null).Select(one => new SoldPeriod(frequency.Add(start, one.i), one.value!.Value, 1, null))],
        frequency.Add(start, values.Length - 1));

    /// <summary>Days whose value is a function of the date; null is a day without a row.</summary>
    public static SalesHistory Days(DateOnly start, int count, Func<DateOnly, double?> value) =>
        Of(Frequency.Daily, start, [.. Enumerable.Range(0, count).Select(day => value(start.AddDays(day)))]);

    /// <summary>Days that repeat a week, Monday 10, Tuesday 20 … Sunday 70, with a noise of 1, 0, −1, 0, ….</summary>
    public static SalesHistory Week(int days, params (int Day, double? Value)[] instead)
    {
        double[] noise = [1, 0, -1, 0];
        var values = Enumerable.Range(0, days).Select(day => (double?)((10 * ((day % 7) + 1)) + noise[day % 4])).ToArray();
        foreach (var (day, value) in instead)
            values[day] = value;
        return Of(Frequency.Daily, values);
    }

    public static QualityReport Report(
        SalesHistory history, Func<DateOnly, bool>? isMissingEverywhere = null, HolidayCalendar? calendar = null) =>
        QualityReport.Of("Bread", history, history.Start, isMissingEverywhere, calendar);
}
