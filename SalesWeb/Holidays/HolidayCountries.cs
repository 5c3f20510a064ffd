namespace SalesWeb.Holidays;

/// <summary>The countries there are tables for, and how they are asked for: "DE", or with a region "DE-SH".</summary>
internal static class HolidayCountries
{
    public static IReadOnlyList<HolidayCountry> All { get; } =
    [
        CentralEurope.Austria,
        LowCountries.Belgium,
        NorthAmerica.Canada,
        CentralEurope.Switzerland,
        Germany.Country,
        NordicCountries.Denmark,
        SouthernEurope.Spain,
        NordicCountries.Finland,
        France.Country,
        BritishIsles.UnitedKingdom,
        BritishIsles.Ireland,
        SouthernEurope.Italy,
        LowCountries.Netherlands,
        NordicCountries.Norway,
        CentralEurope.Poland,
        SouthernEurope.Portugal,
        NordicCountries.Sweden,
        NorthAmerica.UnitedStates,
    ];

    /// <summary>The country and its region, empty for none; null where there is no table for it.</summary>
    /// <param name="code">For example "de" or "DE-SH", in letters of either case.</param>
    public static (HolidayCountry Country, string Region)? Find(string code)
    {
        var (country, region, hasRegion) = Split(code);
        var found = All.FirstOrDefault(one => one.Code == country);
        return found is not null && (!hasRegion || found.RegionList.Contains(region)) ? (found, region) : null;
    }

    /// <summary>
    /// What was probably meant: the regions of a country that has no such region, else the country whose English name begins
    /// alike ("Germany", "Ger") or has these initials ("UK"), else all countries.
    /// </summary>
    public static IReadOnlyList<string> Nearest(string code)
    {
        var (country, _, hasRegion) = Split(code);
        if (hasRegion && All.FirstOrDefault(one => one.Code == country) is { } known)
            return [known.Code, .. known.RegionList.Select(region => $"{known.Code}-{region}")];

        var meant = All.Where(one => one.Name.StartsWith(country, StringComparison.OrdinalIgnoreCase) || Initials(one) == country);
        return country != "" && meant.ToList() is { Count: > 0 } found ? Codes(found) : Codes(All);
    }

    private static List<string> Codes(IEnumerable<HolidayCountry> countries) => [.. countries.Select(country => country.Code)];

    private static string Initials(HolidayCountry country) => string.Concat(country.Name.Split(' ').Select(word => word[0]));

    private static (string Country, string Region, bool HasRegion) Split(string code)
    {
        var parts = code.Trim().ToUpperInvariant().Split('-', 2);
        return (parts[0], parts.ElementAtOrDefault(1) ?? "", parts.Length == 2);
    }
}
