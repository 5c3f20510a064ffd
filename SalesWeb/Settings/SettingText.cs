using System.Globalization;
using System.Text.Json;

namespace SalesWeb.Settings;

/// <summary>Settings as text, and back.</summary>
internal static class SettingText
{
    /// <summary>The word for a list that holds everything.</summary>
    private const string Auto = "auto";

    /// <summary>The value of that type; null where the text has none.</summary>
    public static object? Parse(Type type, string text)
    {
        if (type == typeof(string))
            return text;
        if (type == typeof(string[]))
            return text is Auto or "" ? [] : text.Split(',', StringSplitOptions.TrimEntries);
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, null, out var whole) ? whole : null;
        if (type == typeof(double))
            return double.TryParse(text, NumberStyles.Float, null, out var number) ? number : null;
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().FirstOrDefault(value => Word(value) == text);

        throw new NotSupportedException($"A setting cannot be a {type.Name} yet.");
    }

    /// <summary>The text that <see cref="Parse"/> reads back as this value.</summary>
    public static string Format(object value) => value switch
    {
        string[] { Length: 0 } => Auto,
        string[] items => string.Join(", ", items),
        Enum => Word(value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>What a value of the type is, as the end of a sentence.</summary>
    public static string Expected(Type type) =>
        type == typeof(int) ? "a whole number"
        : type == typeof(double) ? "a number, with a point before the decimals"
        : type.IsEnum ? string.Join(", ", Enum.GetValues(type).Cast<object>().Select(Word)) is var words
            && words.LastIndexOf(", ", StringComparison.Ordinal) is var comma
            ? $"{words[..comma]} or {words[(comma + 2)..]}" : ""
        : type == typeof(string[]) ? "auto or a list of names"
        : "one text";

    private static string Word(object value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()!);
}
