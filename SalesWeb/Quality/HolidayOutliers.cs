using SalesWeb.Holidays;
using SalesWeb.Series;

namespace SalesWeb.Quality;

/// <summary>
/// Names the outliers that a known holiday explains: those on it, and on the days next to a public holiday or a day of the user's own. Of weeks, the
/// one that contains the holiday. Months are left alone, since nearly every month contains one.
/// </summary>
internal static class HolidayOutliers
{
    private static readonly Lazy<IReadOnlyList<HolidayCalendar>> Countries = new(() =>
        [.. HolidayCalendar.Known.Where(code => !code.Contains('-')).Select(code => HolidayCalendar.For(code))]);

    /// <summary>The same outliers, those at a holiday with its name.</summary>
    public static IReadOnlyList<Outlier> Name(IReadOnlyList<Outlier> outliers, Frequency frequency, HolidayCalendar calendar) =>
        [.. outliers.Select(one => one with { Holiday = Of(one.Date, frequency, calendar) })];

    /// <summary>The countries whose public holidays explain the most of what nothing else explains.</summary>
    /// <returns>Null where a country is set already, or where none explains at least 2 outliers and a third of them.</returns>
    public static HolidayHint? Hint(IReadOnlyList<Outlier> outliers, Frequency frequency, HolidayCalendar calendar)
    {
        const int Least = 2;
        if (calendar.Country != "" || frequency == Frequency.Monthly)
            return null;
        var odd = outliers.Where(one => one.IsOdd).ToList();
        if (odd.Count < Least)
            return null;

        var explained = Countries.Value.Select(country => (country.Country, Count: odd.Count(one => Of(one.Date, frequency, country) is not null))).ToList();
        var most = explained.Max(one => one.Count);
        return most < Least || 3 * most < odd.Count
            ? null
            : new HolidayHint(most, [.. explained.Where(one => one.Count == most).Select(one => one.Country)]);
    }

    private static string? Of(DateOnly date, Frequency frequency, HolidayCalendar calendar) => frequency switch
    {
        Frequency.Daily => calendar.Find(date)?.Name ?? Next(date, 1, "day before", calendar) ?? Next(date, -1, "day after", calendar),
        Frequency.Weekly => calendar.Between(date, date.AddDays(6)).Where(IsDayOff).MinBy(holiday => holiday.Kind) is { } holiday
            ? $"week of {holiday.Name}"
            : null,
        _ => null,
    };

    private static string? Next(DateOnly date, int days, string where, HolidayCalendar calendar) =>
        calendar.On(date.AddDays(days)).FirstOrDefault(IsDayOff) is { } holiday ? $"{where} {holiday.Name}" : null;

    private static bool IsDayOff(Holiday holiday) => holiday.Kind is HolidayKind.Public or HolidayKind.Own;
}

/// <summary>What setting a country would explain.</summary>
/// <param name="Explained">How many outliers lie on or next to its public holidays.</param>
/// <param name="Countries">The countries of which that is true, by their codes; at least one.</param>
public sealed record HolidayHint(int Explained, IReadOnlyList<string> Countries);
