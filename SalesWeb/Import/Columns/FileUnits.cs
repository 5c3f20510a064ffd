using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;
using SalesWeb.Import.Values;
using SalesWeb.Series;

namespace SalesWeb.Import.Columns;

/// <summary>Finds the currency and the unit of a file in its headers and cells.</summary>
internal static class FileUnits
{
    /// <summary>The words that headers name a unit by, in lower case and without diacritics.</summary>
    private static readonly Dictionary<string, string> Units = new (string Unit, string[] Words)[]
    {
        ("kg", ["kg", "kgs", "kilogram", "kilograms", "kilogramm"]),
        ("g", ["g", "gram", "grams", "gramm"]),
        ("t", ["t", "ton", "tons", "tonne", "tonnes", "tonnen"]),
        ("lb", ["lb", "lbs"]),
        ("l", ["l", "litre", "litres", "liter", "liters"]),
        ("ml", ["ml"]),
        ("hl", ["hl"]),
        ("gal", ["gal", "gallon", "gallons"]),
        ("m", ["m", "metre", "metres", "meter", "meters"]),
        ("kWh", ["kwh"]),
        ("MWh", ["mwh"]),
        ("boxes", ["box", "boxes"]),
        ("cases", ["case", "cases"]),
        ("pallets", ["pallet", "pallets"]),
        ("bottles", ["bottle", "bottles"]),
        ("bags", ["bag", "bags"]),
        ("hours", ["hour", "hours", "stunden"]),
        ("pieces", ["pcs", "pieces", "stuck"]),
    }.SelectMany(one => one.Words.Select(word => (word, one.Unit))).ToDictionary();

    /// <summary>Returns what the file states itself; nothing that its columns contradict each other in.</summary>
    public static SalesUnits Of(TableProfile profile, Layout layout)
    {
        IEnumerable<int> wide = layout.CategoryColumns;
        var money = new[] { Role.Amount, Role.Price }.Select(layout.Find).OfType<int>().Concat(layout.Measure == Measure.Amount ? wide : []);
        var quantities = new[] { Role.Quantity }.Select(layout.Find).OfType<int>().Concat(layout.Measure == Measure.Quantity ? wide : []);
        return new SalesUnits(
            Only(money.SelectMany(column => new[] { CurrencyIn(profile.Columns[column].Header), profile.Columns[column].Currency })),
            Only(quantities.Select(column => UnitIn(profile.Columns[column].Header))));
    }

    /// <summary>Returns the currency that a header names: "Sales (EUR)", "Amount $", "Preis in €".</summary>
    public static string? CurrencyIn(string header) =>
        NumberText.CurrencySign(header) ?? Only(HeaderName.Words(header).Select(NumberText.CurrencyCode));

    /// <summary>Returns the unit that a header names in brackets, after "in", or as its last word: "Quantity (kg)", "Menge in kg", "Sold kg".</summary>
    private static string? UnitIn(string header)
    {
        var words = HeaderName.Words(header);
        return words.Count > 1 || Units.GetValueOrDefault(words.FirstOrDefault() ?? "") is { Length: > 1 }
            ? words.Count == 0 ? null : Units.GetValueOrDefault(words[^1])
            : null;
    }

    /// <summary>Returns the value that all agree on; null where there is none or more than one.</summary>
    private static string? Only(IEnumerable<string?> found)
    {
        var different = found.OfType<string>().Distinct().Take(2).ToList();
        return different is [var only] ? only : null;
    }
}
