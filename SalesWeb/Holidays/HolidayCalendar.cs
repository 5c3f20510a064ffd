using System.Collections.Concurrent;

namespace SalesWeb.Holidays;

/// <summary>
/// The holidays of a country or of one of its regions, and the days that the user named, computed for any year without asking
/// anyone. Laws change: a table says what was law for 2000 and after when it was written, and goes on with that.
/// </summary>
/// <remarks>It can be asked by many threads at once.</remarks>
public sealed class HolidayCalendar
{
    private readonly HolidayCountry? _country;
    private readonly string _region;
    private readonly IReadOnlyList<OwnDay> _ownDays;
    private readonly ConcurrentDictionary<int, ILookup<DateOnly, Holiday>> _years = new();

    private HolidayCalendar(HolidayCountry? country, string region, IReadOnlyList<OwnDay> ownDays) =>
        (_country, _region, _ownDays) = (country, region, ownDays);

    /// <summary>The codes that <see cref="For"/> knows, regions included, in alphabetical order.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        .. HolidayCountries.All
            .SelectMany(country => country.RegionList.Select(region => $"{country.Code}-{region}").Prepend(country.Code))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>"DE" or "DE-SH"; empty where no country was chosen.</summary>
    public string Country => _country is null ? "" : _region == "" ? _country.Code : $"{_country.Code}-{_region}";

    public bool HasOwnDays => _ownDays.Count > 0;

    /// <param name="country">ISO 3166: "DE", or with a region "DE-SH", in letters of either case; empty for no country.</param>
    /// <param name="ownDays">The days that the user named; null for none.</param>
    /// <exception cref="UserErrorException">There is no table for that country or region.</exception>
    public static HolidayCalendar For(string country, IReadOnlyList<OwnDay>? ownDays = null)
    {
        if (country == "")
            return new HolidayCalendar(null, "", ownDays ?? []);
        return HolidayCountries.Find(country) is { } found
            ? new HolidayCalendar(found.Country, found.Region, ownDays ?? [])
            : throw new UserErrorException(
                $"The holidays of \"{country}\" are not known; {Near(country)}.",
                "Choose one of these, or leave the country empty and name the days yourself.",
                UserErrorKind.Unknown);
    }

    /// <summary>Whether <see cref="For"/> takes it; it takes the empty text too.</summary>
    public static bool Knows(string country) => country == "" || HolidayCountries.Find(country) is not null;

    /// <summary>The codes nearest to one that is not known, as the end of a sentence: "the nearest is DE".</summary>
    public static string Near(string country) => HolidayCountries.Nearest(country) is [var only]
        ? $"the nearest is {only}"
        : $"there are {string.Join(", ", HolidayCountries.Nearest(country))}";

    /// <summary>What the day is, the most telling first: public, own, observance. Empty on an ordinary day.</summary>
    public IEnumerable<Holiday> On(DateOnly date) => _years.GetOrAdd(date.Year, Year)[date];

    /// <summary>The most telling holiday of the day; null on an ordinary day.</summary>
    public Holiday? Find(DateOnly date) => On(date).FirstOrDefault();

    /// <summary>Whether the day is a holiday of that kind, whatever else it is.</summary>
    public bool Has(DateOnly date, HolidayKind kind) => On(date).Any(holiday => holiday.Kind == kind);

    /// <summary>All holidays in order of their days, two where two fall on one day.</summary>
    /// <param name="from">Included.</param>
    /// <param name="to">Included.</param>
    public IReadOnlyList<Holiday> Between(DateOnly from, DateOnly to)
    {
        if (to < from)
            return [];
        return
        [
            .. Enumerable.Range(from.Year, to.Year - from.Year + 1)
                .SelectMany(year => _years.GetOrAdd(year, Year))
                .Where(day => from <= day.Key && day.Key <= to)
                .OrderBy(day => day.Key)
                .SelectMany(day => day),
        ];
    }

    private ILookup<DateOnly, Holiday> Year(int year) =>
        OfCountry(year).Concat(Own(year)).OrderBy(holiday => holiday.Kind).ToLookup(holiday => holiday.Date);

    /// <summary>A day that stands in for New Year's Day may belong to the year after and lie in this one.</summary>
    private IEnumerable<Holiday> OfCountry(int year) => _country is null
        ? []
        : Enumerable.Range(year, year < DateOnly.MaxValue.Year ? 2 : 1)
            .SelectMany(one => _country.Of(one, _region))
            .Where(holiday => holiday.Date.Year == year);

    private IEnumerable<Holiday> Own(int year)
    {
        if (!HasOwnDays)
            yield break;
        for (var day = new DateOnly(year, 1, 1).DayNumber; day <= new DateOnly(year, 12, 31).DayNumber; day++)
        {
            var date = DateOnly.FromDayNumber(day);
            foreach (var own in _ownDays)
            {
                if (own.Contains(date))
                    yield return new Holiday(date, own.Name == "" ? "Own day" : own.Name, HolidayKind.Own);
            }
        }
    }
}
