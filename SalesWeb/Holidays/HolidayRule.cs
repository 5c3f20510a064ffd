namespace SalesWeb.Holidays;

/// <summary>One row of a country's table: a holiday, how its day is found in a year, since when and where it is kept.</summary>
/// <param name="Name">In English.</param>
/// <param name="Day">The day in a year; null in a year without one.</param>
internal sealed record HolidayRule(string Name, Func<int, DateOnly?> Day)
{
    public HolidayKind Kind { get; private init; } = HolidayKind.Public;

    public WeekendRule Weekend { get; private init; } = WeekendRule.Lost;

    /// <summary>The regions that alone keep it; empty where all do that are not in <see cref="Without"/>.</summary>
    private string[] Only { get; init; } = [];

    private string[] Without { get; init; } = [];

    /// <summary>The same day of the same month in every year.</summary>
    public static HolidayRule On(int month, int day, string name) => new(name, year => new DateOnly(year, month, day));

    /// <summary>A day of one year alone.</summary>
    public static HolidayRule Once(int year, int month, int day, string name) => On(month, day, name).From(year).Until(year);

    /// <param name="days">Days after Easter Sunday; before it where negative.</param>
    /// <param name="name">In English.</param>
    public static HolidayRule AfterEaster(int days, string name) => new(name, year => Easter.Sunday(year).AddDays(days));

    /// <param name="n">From 1; the first such weekday of the month is 1.</param>
    /// <param name="weekday">The day of the week.</param>
    /// <param name="month">1 to 12.</param>
    /// <param name="name">In English.</param>
    public static HolidayRule Nth(int n, DayOfWeek weekday, int month, string name) =>
        new(name, year => OnOrAfter(weekday, new DateOnly(year, month, 1)).AddDays(7 * (n - 1)));

    public static HolidayRule Last(DayOfWeek weekday, int month, string name) =>
        new(name, year => OnOrAfter(weekday, new DateOnly(year, month, DateTime.DaysInMonth(year, month)).AddDays(-6)));

    /// <summary>The first such weekday on that day of the year or after it.</summary>
    public static HolidayRule FirstFrom(DayOfWeek weekday, int month, int day, string name) =>
        new(name, year => OnOrAfter(weekday, new DateOnly(year, month, day)));

    public static DateOnly OnOrAfter(DayOfWeek weekday, DateOnly date) => date.AddDays(((int)weekday - (int)date.DayOfWeek + 7) % 7);

    /// <summary>Kept in that year for the first time.</summary>
    public HolidayRule From(int firstYear) => When(year => year >= firstYear);

    /// <summary>Kept in that year for the last time.</summary>
    public HolidayRule Until(int lastYear) => When(year => year <= lastYear);

    /// <summary>Left out, or kept on another day, in those years.</summary>
    public HolidayRule ButNotIn(params int[] years) => When(year => !years.Contains(year));

    public HolidayRule When(Func<int, bool> isKept) => this with { Day = year => isKept(year) ? Day(year) : null };

    /// <summary>Kept so many days from the day that the rule gives, in those years where <paramref name="isMoved"/> says so of it.</summary>
    public HolidayRule Moved(int days, Func<DateOnly, bool> isMoved) =>
        this with { Day = year => Day(year) is { } day && isMoved(day) ? day.AddDays(days) : Day(year) };

    /// <summary>Kept in these regions alone, given by what stands behind the hyphen of their codes.</summary>
    public HolidayRule In(params string[] regions) => this with { Only = regions };

    /// <summary>Kept in all regions but these.</summary>
    public HolidayRule NotIn(params string[] regions) => this with { Without = regions };

    public HolidayRule Substituted(WeekendRule rule) => this with { Weekend = rule };

    public HolidayRule AsObservance() => this with { Kind = HolidayKind.Observance };

    /// <param name="region">What stands behind the hyphen; empty for the country without a region.</param>
    public bool IsKeptIn(string region) => Only.Length > 0 ? Only.Contains(region) : !Without.Contains(region);
}
