namespace SalesWeb.Holidays;

/// <summary>A country and the table of its holidays.</summary>
/// <param name="Code">ISO 3166-1, two letters.</param>
/// <param name="Name">In English.</param>
/// <param name="Regions">
/// The regions it can be asked for, by what stands behind the hyphen in ISO 3166-2, with spaces between; may be empty.
/// </param>
/// <param name="Rules">In any order.</param>
internal sealed record HolidayCountry(string Code, string Name, string Regions, IReadOnlyList<HolidayRule> Rules)
{
    public IReadOnlyList<string> RegionList { get; } = Regions.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// The holidays that belong to a year, with the days off that stand in for those on a weekend. Of these one may lie in the
    /// year before: New Year's Day of 2028 is a Saturday, so 31 December 2027 is off in the United States.
    /// </summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="region">One of <see cref="RegionList"/>; empty for the country without a region.</param>
    public IReadOnlyList<Holiday> Of(int year, string region)
    {
        var kept = (
            from rule in Rules
            where rule.IsKeptIn(region)
            let day = rule.Day(year)
            where day is not null
            orderby day, rule.Kind
            select (Holiday: new Holiday(day.Value, rule.Name, rule.Kind), rule.Weekend))
            .DistinctBy(one => (one.Holiday.Date, one.Holiday.Name)) // what became a day off is an ordinary shop day no more
            .ToList();

        var taken = kept.Where(one => one.Holiday.Kind == HolidayKind.Public).Select(one => one.Holiday.Date).ToHashSet();
        var holidays = kept.Select(one => one.Holiday).ToList();
        foreach (var (holiday, weekend) in kept)
        {
            if (Substitute(holiday.Date, weekend, taken) is { } date && taken.Add(date))
                holidays.Add(new Holiday(date, $"{holiday.Name} (substitute)", holiday.Kind));
        }

        return holidays;
    }

    private static DateOnly? Substitute(DateOnly date, WeekendRule rule, HashSet<DateOnly> taken) => (rule, date.DayOfWeek) switch
    {
        (WeekendRule.NearestWeekday, DayOfWeek.Saturday) when date > DateOnly.MinValue => date.AddDays(-1),
        (WeekendRule.NearestWeekday or WeekendRule.MondayAfterSunday, DayOfWeek.Sunday) => date.AddDays(1),
        (WeekendRule.NextWeekday, DayOfWeek.Saturday or DayOfWeek.Sunday) => NextWeekday(date, taken),
        _ => null,
    };

    private static DateOnly NextWeekday(DateOnly date, HashSet<DateOnly> taken)
    {
        do
        {
            date = date.AddDays(1);
        }
        while (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || taken.Contains(date));
        return date;
    }
}
