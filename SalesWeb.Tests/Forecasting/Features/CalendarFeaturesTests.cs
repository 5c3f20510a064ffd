using SalesWeb.Forecasting.Features;
using SalesWeb.Holidays;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting.Features;

/// <summary>Numbers worked by hand. In 2024 Good Friday was 29 March and Easter Monday 1 April.</summary>
public class CalendarFeaturesTests
{
    private static readonly HolidayCalendar Germany = HolidayCalendar.For("DE", [OwnDay.Parse("2024-03-28")!]);

    [Fact]
    public void A_day_before_a_holiday_knows_it() => Holds(
        Row(Daily(), "2024-03-28"),
        ("weekday_thursday", 1), ("weekday_friday", 0), ("holiday", 0), ("holiday_in_1_day", 1), ("holiday_in_2_days", 0),
        ("holiday_in_3_days", 0), ("holiday_1_day_ago", 0), ("own_day", 1), ("observance", 0));

    [Fact]
    public void A_day_between_holidays_knows_both() => Holds(
        Row(Daily(), "2024-03-31"),
        ("weekday_sunday", 1), ("observance", 1), ("holiday", 0), ("holiday_in_1_day", 1), ("holiday_1_day_ago", 0),
        ("holiday_2_days_ago", 1), ("holiday_3_days_ago", 0), ("own_day", 0), ("month_position", 1));

    [Fact]
    public void A_day_before_New_Year_sees_into_it() => Holds(
        Row(Daily(), "2023-12-30"), ("holiday_in_2_days", 1), ("holiday_in_1_day", 0), ("holiday_3_days_ago", 0));

    /// <summary>2 July is day 184 of 366 and so half a year in; the month has 29 days, so its 15th is its middle.</summary>
    [Fact]
    public void Positions_know_leap_years()
    {
        Holds(Row(Daily(), "2024-07-02"), ("year_sin_1", 0), ("year_cos_1", -1), ("year_sin_2", 0), ("year_cos_2", 1), ("year_cos_3", -1));
        Holds(Row(Daily(), "2023-01-01"), ("year_sin_1", 0), ("year_cos_1", 1), ("month_position", -1));
        Holds(Row(Daily(), "2023-12-31"), ("year_sin_1", -Math.Sin(2 * Math.PI / 365)), ("year_cos_1", Math.Cos(2 * Math.PI / 365)));
        Holds(Row(Daily(), "2024-02-15"), ("month_position", 0));
    }

    [Theory]
    [InlineData("2024-02-20", 0, 5, 9)]
    [InlineData("2024-02-29", 1, 0, 0)]
    [InlineData("2024-03-01", 0, 1, 14)]
    [InlineData("2024-03-15", 1, 0, 0)]
    public void Pay_days_are_so_far_away(string day, int isPayDay, int since, int until) => Holds(
        Row(CalendarFeatures.Of(Frequency.Daily, Germany, [15, -1]), day),
        ("pay_day", isPayDay), ("since_pay_day", since / 31.0), ("until_pay_day", until / 31.0));

    [Theory]
    [InlineData(31, "2024-04-30", true)]
    [InlineData(31, "2024-05-30", false)]
    [InlineData(-31, "2024-04-01", true)]
    [InlineData(-2, "2024-02-28", true)]
    [InlineData(-2, "2023-02-28", false)]
    public void A_pay_day_beyond_the_month_is_its_end(int payDay, string day, bool isPayDay) =>
        Assert.Equal(isPayDay, new PayDays([payDay]).Contains(DateOnly.Parse(day)));

    /// <summary>The week holds Good Friday, an own day and Easter Sunday; the week after holds Easter Monday.</summary>
    [Fact]
    public void A_week_counts_its_days() => Holds(
        Row(CalendarFeatures.Of(Frequency.Weekly, Germany, [15, -1]), "2024-03-25"),
        ("holidays", 0.5), ("holidays_before", 0), ("holidays_after", 0.5), ("observances", 0.5), ("working_days", -0.5),
        ("own_days", 1 / 7.0), ("pay_days", 0.5), ("year_sin_1", Math.Sin(2 * Math.PI * 84 / 366)));

    /// <summary>May had 23 weekdays, three of them holidays (1, 9 and 20 May), four Saturdays and four Sundays; April began with one.</summary>
    [Fact]
    public void A_month_counts_its_days() => Holds(
        Row(CalendarFeatures.Of(Frequency.Monthly, Germany, [15]), "2024-05-01"),
        ("days", 0.5), ("saturdays", 0), ("sundays", 0), ("working_days", 0), ("holidays", 0.75), ("holidays_before", 0.25),
        ("holidays_after", 0), ("own_days", 0));

    [Fact]
    public void Months_differ() => Holds(
        Row(CalendarFeatures.Of(Frequency.Monthly, Germany, []), "2024-03-17"),
        ("days", 0.5), ("saturdays", 1), ("sundays", 1), ("working_days", 0), ("holidays", 0.25), ("own_days", 1 / 31.0));

    [Fact]
    public void What_is_not_chosen_has_no_features()
    {
        var nothing = HolidayCalendar.For("");

        Assert.Equal(6 + 8, CalendarFeatures.Of(Frequency.Daily, nothing, []).Count);
        Assert.Equal(4, CalendarFeatures.Of(Frequency.Weekly, nothing, [], fourierOrder: 2).Count);
        Assert.Equal(
            ["days", "saturdays", "sundays", "working_days"], CalendarFeatures.Of(Frequency.Monthly, nothing, [1], fourierOrder: 0).Names);
    }

    [Theory]
    [InlineData(Frequency.Daily)]
    [InlineData(Frequency.Weekly)]
    [InlineData(Frequency.Monthly)]
    public void Every_value_is_about_minus_one_to_one_and_says_something(Frequency frequency)
    {
        var features = CalendarFeatures.Of(frequency, Germany, [1, -1]);
        var rows = Enumerable.Range(0, 800).Select(i => Values(features, frequency.Add(new DateOnly(2023, 1, 2), i))).ToList();

        Assert.Equal(features.Count, features.Names.Distinct().Count());
        Assert.All(rows.SelectMany(row => row), value => Assert.InRange(value, -1.5, 1.5));
        Assert.All(Enumerable.Range(0, features.Count), i => Assert.True(rows.DistinctBy(row => row[i]).Count() > 1, features.Names[i]));
    }

    [Fact]
    public void Many_threads_get_the_same_rows()
    {
        var shared = Daily();
        var rows = new float[400][];

        Parallel.For(0, rows.Length, i => rows[i] = Values(shared, new DateOnly(2024, 1, 1).AddDays(i % 100)));

        Assert.All(Enumerable.Range(0, rows.Length), i => Assert.Equal(Values(Daily(), new DateOnly(2024, 1, 1).AddDays(i % 100)), rows[i]));
    }

    [Theory]
    [InlineData(Frequency.Daily)]
    [InlineData(Frequency.Weekly)]
    [InlineData(Frequency.Monthly)]
    public void The_ends_of_the_calendar_have_features_too(Frequency frequency)
    {
        var features = CalendarFeatures.Of(frequency, Germany, [15]);

        Assert.All(Values(features, DateOnly.MinValue), value => Assert.True(float.IsFinite(value)));
        Assert.All(Values(features, DateOnly.MaxValue), value => Assert.True(float.IsFinite(value)));
    }

    private static CalendarFeatures Daily() => CalendarFeatures.Of(Frequency.Daily, Germany, [15, -1]);

    private static float[] Values(CalendarFeatures features, DateOnly start)
    {
        var row = new float[features.Count];
        features.Fill(start, row);
        return row;
    }

    private static Dictionary<string, float> Row(CalendarFeatures features, string start) =>
        features.Names.Zip(Values(features, DateOnly.Parse(start))).ToDictionary(pair => pair.First, pair => pair.Second);

    private static void Holds(Dictionary<string, float> row, params (string Name, double Value)[] expected) =>
        Assert.All(expected, one => Assert.True(Math.Abs(row[one.Name] - one.Value) < 1e-6, $"{one.Name} is {row[one.Name]}, not {one.Value}"));
}
