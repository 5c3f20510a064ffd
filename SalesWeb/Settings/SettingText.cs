using System.Globalization;
using System.Text.Json;
using SalesWeb.Holidays;

namespace SalesWeb.Settings;

/// <summary>Settings as text, and back.</summary>
internal static class SettingText
{
    /// <summary>The value of that type; null where the text has none.</summary>
    public static object? Parse(Type type, string text)
    {
        if (type == typeof(string))
            return text;
        if (type.IsArray)
            return ParseList(type, text == "" || text == EmptyList(type) ? [] : text.Split(',', StringSplitOptions.TrimEntries));
        if (type == typeof(int))
            return int.TryParse(text, NumberStyles.AllowLeadingSign, null, out var whole) ? whole : null;
        if (type == typeof(double))
            return double.TryParse(text, NumberStyles.Float, null, out var number) ? number : null;
        if (type == typeof(bool))
            return text switch { "true" => true, "false" => false, _ => null };
        if (type == typeof(OwnDay))
            return OwnDay.Parse(text);
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().FirstOrDefault(value => Word(value) == text);

        throw new NotSupportedException($"A setting cannot be a {type.Name} yet.");
    }

    /// <summary>The array of that type; null where one of the texts is no value of its elements.</summary>
    public static Array? ParseList(Type type, IReadOnlyList<string> texts)
    {
        var items = texts.Select(text => Parse(type.GetElementType()!, text)).OfType<object>().ToArray();
        if (items.Length < texts.Count)
            return null;

        var list = Array.CreateInstance(type.GetElementType()!, items.Length);
        items.CopyTo(list, 0);
        return list;
    }

    /// <summary>The text that <see cref="Parse"/> reads back as this value.</summary>
    public static string Format(object value) => value switch
    {
        Array { Length: 0 } => EmptyList(value.GetType()),
        Array items => string.Join(", ", items.Cast<object>().Select(Format)),
        Enum => Word(value),
        bool isSo => isSo ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>What a value of the type is, as the end of a sentence.</summary>
    public static string Expected(Type type) =>
        type == typeof(int) ? "a whole number"
        : type == typeof(bool) ? "true or false"
        : type == typeof(double) ? "a number, with a point before the decimals"
        : type.IsEnum ? string.Join(", ", Enum.GetValues(type).Cast<object>().Select(Word)) is var words
            && words.LastIndexOf(", ", StringComparison.Ordinal) is var comma
            ? $"{words[..comma]} or {words[(comma + 2)..]}" : ""
        : type == typeof(OwnDay) ? "2024-06-15, 06-15 for every year, or 2024-06-15..2024-06-23, each with a name behind it or not"
        : type.IsArray ? $"{EmptyList(type)} or a list of {ExpectedItem(type.GetElementType()!)}"
        : "one text";

    /// <summary>The word for an empty list: of names it stands for all there are, of anything else for none.</summary>
    private static string EmptyList(Type type) => type == typeof(string[]) ? "auto" : "none";

    private static string ExpectedItem(Type type) =>
        type == typeof(string) ? "names"
        : type == typeof(int) ? "whole numbers"
        : type.IsEnum ? Expected(type)
        : $"days, each written as {Expected(type)}";

    private static string Word(object value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()!);
}
