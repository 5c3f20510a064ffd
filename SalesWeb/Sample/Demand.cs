namespace SalesWeb.Sample;

/// <summary>
/// How much of a category is wanted on a date, as a factor on an average day.
/// <code>
///   trend × weekday × season × run-up to Christmas × run-up to Easter × eve of a shut day × weather
/// </code>
/// </summary>
public static class Demand
{
    private const double Eve = 1.2;

    /// <param name="category">What is wanted.</param>
    /// <param name="date">From 20 years before <see cref="ShopSimulation.LastDay"/> to that day (included).</param>
    /// <param name="weather">Of that day, −3 to 3.</param>
    /// <returns>Above 0.</returns>
    public static double Factor(Category category, DateOnly date, double weather) =>
        Trend(category, date)
        * category.Weekdays[((int)date.DayOfWeek + 6) % 7]
        * Season(category, date)
        * Christmas(category, date)
        * Easter(category, date)
        * (PublicHolidays.Contain(date.AddDays(1)) ? Eve : 1)
        * (1 + (category.WeatherEffect * weather));

    /// <summary>1 on the last day and, for a category that grows, less on every day before.</summary>
    private static double Trend(Category category, DateOnly date) =>
        1 / (1 + (category.Growth * (ShopSimulation.LastDay.DayNumber - date.DayNumber) / 365.25));

    private static double Season(Category category, DateOnly date)
    {
        // In months, 0 being the middle of January.
        var position = date.Month - 1 + ((date.Day - 15.5) / DateTime.DaysInMonth(date.Year, date.Month));
        var before = (int)Math.Floor(position);
        var share = position - before;
        return ((1 - share) * category.Months[(before + 12) % 12]) + (share * category.Months[(before + 1) % 12]);
    }

    private static double Christmas(Category category, DateOnly date) =>
        date is { Month: 12, Day: <= 24 } ? 1 + (category.Christmas * date.Day / 24) : 1;

    private static double Easter(Category category, DateOnly date)
    {
        var days = PublicHolidays.Easter(date.Year).DayNumber - date.DayNumber;
        return days is >= 1 and <= 14 ? 1 + (category.Easter * (15 - days) / 14) : 1;
    }
}
