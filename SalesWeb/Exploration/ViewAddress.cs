using System.Globalization;
using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>
/// A view as the query of an address, which people can read and write themselves:
/// <c>dataset=shop&amp;category=Bread&amp;from=2024-01-01&amp;unit=week</c>. What is left out has its default; an empty value is left out.
/// </summary>
public static class ViewAddress
{
    /// <summary>
    /// The category of which the item was chosen. A form sends it along, so that another category that is chosen there does not
    /// come with the item of the one before.
    /// </summary>
    public const string ItemOf = "item-of";

    /// <summary>The query, without a question mark; empty for the view of everything.</summary>
    public static string Of(SalesView view) => string.Join('&', Pairs(view).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>What a query without its question mark says.</summary>
    public static ViewReading Read(string query) => Read(query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => KeyValuePair.Create(Unescape(pair[0]), pair.Length > 1 ? Unescape(pair[1]) : "")));

    /// <summary>What names and values say; names that mean nothing here are passed over.</summary>
    public static ViewReading Read(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var view = new SalesView();
        UserErrorException? problem = null;
        string? itemOf = null;
        foreach (var (name, value) in pairs.Where(pair => pair.Value != ""))
        {
            try
            {
                view = With(view, name, value);
                if (name == ItemOf)
                    itemOf = value;
            }
            catch (UserErrorException e)
            {
                problem ??= e;
            }
        }

        if (itemOf is not null && itemOf != view.Category)
            view = view with { Item = null };
        return new ViewReading(view with { Compare = [.. view.Compare.Distinct().Where(name => name != view.Category)] }, problem);
    }

    private static SalesView With(SalesView view, string name, string value) => name switch
    {
        "dataset" => view with { Dataset = Name(name, value) },
        "version" => view with { Version = long.TryParse(value, NumberStyles.None, null, out var id) ? id : throw Wrong(name, value, "the number of a version") },
        "category" => view with { Category = Name(name, value) },
        "item" => view with { Item = Name(name, value) },
        "store" => view with { Store = Name(name, value) },
        "compare" => view with { Compare = [.. view.Compare, Name(name, value)] },
        "from" => view with { From = Day(name, value) },
        "to" => view with { To = Day(name, value) },
        "measure" => view with { Measure = Word<SalesMeasure>(name, value) },
        "unit" => view with { Unit = Word<PeriodUnit>(name, value) },
        "average" => view with
        {
            Average = int.TryParse(value, NumberStyles.AllowLeadingSign, null, out var average) ? average : throw Wrong(name, value, "a whole number"),
        },
        "last-year" => view with { LastYear = value == "yes" || (value == "no" ? false : throw Wrong(name, value, "yes or no")) },
        "by" => view with { By = Word<SalesPart>(name, value) },
        _ => view,
    };

    private static IEnumerable<KeyValuePair<string, string>> Pairs(SalesView view)
    {
        (string Name, string? Value)[] pairs =
        [
            ("dataset", view.Dataset),
            ("version", view.Version?.ToString()),
            ("category", view.Category),
            ("item", view.Item),
            ("store", view.Store),
            .. view.Compare.Select(category => ("compare", (string?)category)),
            ("from", view.From?.ToString("yyyy-MM-dd")),
            ("to", view.To?.ToString("yyyy-MM-dd")),
            ("measure", view.Measure?.ToString().ToLowerInvariant()),
            ("unit", view.Unit?.Noun()),
            ("average", view.Average?.ToString()),
            ("last-year", view.LastYear ? "yes" : null),
            ("by", view.By?.ToString().ToLowerInvariant()),
        ];
        return pairs.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!));
    }

    private static string Name(string name, string value) =>
        value.Length <= SeriesKey.LongestName ? value : throw Wrong(name, value, $"a name of at most {SeriesKey.LongestName} characters");

    private static DateOnly Day(string name, string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day) ? day : throw Wrong(name, value, "a day such as 2024-03-31");

    private static T Word<T>(string name, string value)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(word => word.ToLowerInvariant()).ToList();
        var index = words.IndexOf(value);
        return index >= 0 ? Enum.GetValues<T>()[index] : throw Wrong(name, value, $"{string.Join(", ", words.SkipLast(1))} or {words[^1]}");
    }

    private static UserErrorException Wrong(string name, string value, string rule) => new(
        $"\"{(value.Length > 60 ? value[..60] + "…" : value)}\" cannot be used as \"{name}\"; it must be {rule}.", "Correct the marked field.", field: name);

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
