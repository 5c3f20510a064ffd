using System.Globalization;
using System.Text.RegularExpressions;

namespace SalesWeb.Series;

/// <summary>
/// Reads the values that a person typed, or pasted from a spreadsheet, a mail or a program.
/// <code>
///   between values   a new line, a blank, a tab, a semicolon, a bar, a comma
///   decimals         12.5, and 12,5 wherever the comma cannot stand between two values
///   thousands        1,234.5 and 1.234,5
/// </code>
/// A text that could be read in two ways is refused rather than guessed at.
/// </summary>
public static partial class TypedValues
{
    private const string Field = "values";

    /// <summary>The values in their order; none where there is only blank text. Every one of them is finite.</summary>
    /// <exception cref="UserErrorException">One of the values is not a number (it says which), or the commas are ambiguous.</exception>
    public static IReadOnlyList<double> Read(string? text)
    {
        var trimmed = Surroundings().Replace((text ?? "").Replace('−', '-'), "");
        return trimmed.Length == 0 ? [] : [.. Words(trimmed).Select(Number)];
    }

    /// <summary>One word for each value, with a decimal point and no thousands separators.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var words = Separators().Split(text);
        if (words.Length == 1)
            return text.Split(',');
        if (!words.Any(HasComma))
            return words;

        var canBeDecimal = words.All(DecimalComma().IsMatch);
        var canBeThousands = words.All(ThousandsComma().IsMatch);
        if (canBeDecimal && canBeThousands)
            throw Ambiguous(words.First(HasComma), "a decimal or a thousands separator");
        if (canBeDecimal && CommaAndBlank().IsMatch(text) && !words.All(HasComma))
            throw Ambiguous(words.First(HasComma), "a decimal or stand between two values");
        if (canBeDecimal)
            return words.Select(word => word.Replace(".", "").Replace(',', '.'));
        if (canBeThousands)
            return words.Select(word => word.Replace(",", ""));
        if (!words.Any(PlainComma().IsMatch))
            return words.SelectMany(word => word.Split(','));
        if (words.All(IsNumberOrList))
            throw Ambiguous(words.First(PlainComma().IsMatch), "a decimal or stand between two values");

        return words.Select(word => PlainComma().Replace(word, "$1.$2"));
    }

    private static bool HasComma(string word) => word.Contains(',');

    private static bool IsNumberOrList(string word) => word.Split(',').All(part => TryRead(part, out _));

    private static double Number(string word, int index) => TryRead(word, out var value) ? value : throw new UserErrorException(
        word.Trim().Length == 0
            ? $"Value {index + 1} is empty."
            : $"Value {index + 1}, \"{Shortened(word)}\", is not a number.",
        "Write one number for each period, such as 120 or 98.5, separated by blanks, semicolons or new lines.",
        field: Field);

    private static bool TryRead(string word, out double value) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static string Shortened(string word) => word.Length <= 40 ? word : word[..39] + "…";

    private static UserErrorException Ambiguous(string word, string meanings) => new(
        $"The comma in \"{Shortened(word)}\" can be {meanings}.",
        "Write decimals with a point and thousands without a separator, such as 1234.5.",
        field: Field);

    /// <summary>What may stand around a list: blanks, the brackets of JSON, a separator after the last value.</summary>
    [GeneratedRegex(@"^[\s\uFEFF\[]+|[\s;,|\]]+$")]
    private static partial Regex Surroundings();

    [GeneratedRegex(@"\s*[;|]\s*|\s*,\s+|\s+,?\s*")]
    private static partial Regex Separators();

    [GeneratedRegex(@",\s")]
    private static partial Regex CommaAndBlank();

    /// <summary>12 and 12,5 and 1.234,5.</summary>
    [GeneratedRegex(@"^[+-]?(\d+|\d{1,3}(\.\d{3})+)?(,\d+)?$")]
    private static partial Regex DecimalComma();

    /// <summary>12 and 12.5 and 1,234.5.</summary>
    [GeneratedRegex(@"^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$")]
    private static partial Regex ThousandsComma();

    /// <summary>A single comma between digits, which is a decimal comma if it stands alone.</summary>
    [GeneratedRegex(@"^([+-]?\d+),(\d+)$")]
    private static partial Regex PlainComma();
}
