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
public static class TypedValues
{
    private const string Field = "values";

    private static readonly Regex CommaAndBlank = LinearRegex.Of(@",\s");

    /// <summary>12 and 12,5 and 1.234,5.</summary>
    private static readonly Regex DecimalComma = LinearRegex.Of(@"^[+-]?(\d+|\d{1,3}(\.\d{3})+)?(,\d+)?$");

    /// <summary>12 and 12.5 and 1,234.5.</summary>
    private static readonly Regex ThousandsComma = LinearRegex.Of(@"^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$");

    /// <summary>A single comma between digits, which is a decimal comma if it stands alone.</summary>
    private static readonly Regex PlainComma = LinearRegex.Of(@"^([+-]?\d+),(\d+)$");

    /// <summary>The values in their order; none where there is only blank text. Every one of them is finite.</summary>
    /// <exception cref="UserErrorException">One of the values is not a number (it says which), or the commas are ambiguous.</exception>
    public static IReadOnlyList<double> Read(string? text)
    {
        var trimmed = Trimmed((text ?? "").Replace('−', '-'));
        return trimmed.Length == 0 ? [] : [.. Words(trimmed).Select(Number)];
    }

    /// <summary>Reads a single value, by the same rules as in a list.</summary>
    /// <param name="text">A number such as 1234.5, 350,5 or 1.234,5.</param>
    /// <param name="field">The name of the field that the text was typed in.</param>
    /// <exception cref="UserErrorException">It is not a number, not finite, or its comma is ambiguous, as in 1,234.</exception>
    public static double ReadOne(string? text, string field)
    {
        var word = (text ?? "").Trim().Replace('−', '-');
        var canBeDecimal = DecimalComma.IsMatch(word);
        var canBeThousands = ThousandsComma.IsMatch(word);
        if (HasComma(word) && canBeDecimal && canBeThousands)
            throw Ambiguous(word, "a decimal or a thousands separator", field);
        if (HasComma(word) && canBeDecimal)
            word = WithDecimalPoint(word);
        else if (HasComma(word) && canBeThousands)
            word = word.Replace(",", "");

        if (TryRead(word, out var value))
            return value;

        throw new UserErrorException(
            word.Length == 0 ? "The value is missing." : $"\"{Shortened(word)}\" is not a number.",
            "Write it with a decimal point or comma and without thousands separators, such as 1234.5.",
            field: field);
    }

    /// <summary>One word for each value, with a decimal point and no thousands separators.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var words = Split(text);
        if (words.Count == 1)
            return PlainComma.IsMatch(text) ? throw Ambiguous(text, "a decimal or stand between two values") : text.Split(',');
        if (!words.Any(HasComma))
            return words;

        var canBeDecimal = words.All(DecimalComma.IsMatch);
        var canBeThousands = words.All(ThousandsComma.IsMatch);
        if (canBeDecimal && canBeThousands)
            throw Ambiguous(words.First(HasComma), "a decimal or a thousands separator");
        if (canBeDecimal && CommaAndBlank.IsMatch(text) && !words.All(HasComma))
            throw Ambiguous(words.First(HasComma), "a decimal or stand between two values");
        if (canBeDecimal)
            return words.Select(WithDecimalPoint);
        if (canBeThousands)
            return words.Select(word => word.Replace(",", ""));
        if (!words.Any(PlainComma.IsMatch))
            return words.SelectMany(word => word.Split(','));
        if (words.All(IsNumberOrList))
            throw Ambiguous(words.First(PlainComma.IsMatch), "a decimal or stand between two values");

        return words.Select(word => PlainComma.Replace(word, "$1.$2"));
    }

    private static string WithDecimalPoint(string word) => word.Replace(".", "").Replace(',', '.');

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

    private static UserErrorException Ambiguous(string word, string meanings, string field = Field) => new(
        $"The comma in \"{Shortened(word)}\" can be {meanings}.",
        "Write decimals with a point and thousands without a separator, such as 1234.5.",
        field: field);

    /// <summary>Without what may surround a list: blanks, the brackets of JSON, a separator after the last value.</summary>
    private static string Trimmed(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '\uFEFF' or '['))
            start++;
        while (start < end && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ';' or ',' or '|' or ']'))
            end--;
        return text[start..end];
    }

    /// <summary>
    /// Splits at a semicolon, a bar, a comma before a blank, or blanks, with the blanks around each. A comma right before a value
    /// separates as well where a blank stands before the comma.
    /// </summary>
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            var end = EndOfSeparator(text, i);
            if (end == i)
            {
                i++;
                continue;
            }

            words.Add(text[start..i]);
            start = i = end;
        }

        words.Add(text[start..]);
        return words;
    }

    /// <summary>Where the separator ends that begins at a position; the position itself where none begins there.</summary>
    private static int EndOfSeparator(string text, int start)
    {
        var sign = AfterBlanks(text, start);
        if (sign == text.Length || text[sign] is not (';' or '|' or ','))
            return sign;

        var end = AfterBlanks(text, sign + 1);
        return text[sign] != ',' || end > sign + 1 || sign > start ? end : start;
    }

    private static int AfterBlanks(string text, int start)
    {
        while (start < text.Length && char.IsWhiteSpace(text[start]))
            start++;
        return start;
    }
}
