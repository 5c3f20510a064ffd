namespace SalesWeb.Series;

/// <summary>Which dates name the periods of sales that are there, so that a few further dates can be told to be among them.</summary>
/// <param name="Frequency">How far apart the periods are.</param>
/// <param name="First">The first date of the sales.</param>
/// <param name="Last">The last date of the sales.</param>
public sealed record DateGrid(Frequency Frequency, DateOnly First, DateOnly Last)
{
    /// <summary>
    /// Whether different dates can name periods before, among or after those there are: days always; weeks where each is a whole number
    /// of weeks away; months, whose day is not kept, where no two are in one.
    /// </summary>
    public bool Holds(IReadOnlyCollection<DateOnly> dates) => Frequency switch
    {
        Frequency.Weekly => dates.All(date => AreWeeks(First, date) || AreWeeks(Last, date)),
        Frequency.Monthly => dates.Select(Calendar.StartOfMonth).Distinct().Count() == dates.Count,
        _ => true,
    };

    private static bool AreWeeks(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) % 7 == 0;
}
