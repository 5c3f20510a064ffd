using System.Buffers;
using System.Globalization;

namespace SalesWeb.Import.Values;

/// <summary>Numbers as people write them: 1234.5, 1,234.50, 1.234,50 €, 1 234,5, 1'234.50, 12,34,567.50, (12.00), 3-, 1.2E+05.</summary>
internal static class NumberText
{
    /// <summary>What is said against a cell that should be a number.</summary>
    public const string Complaint = "is not a number";

    /// <summary>A thousand million millions: more than any shop sells, and few enough digits to be added up exactly to the unit.</summary>
    private const double Largest = 1e15;

    private const int Longest = 60;
    private const NumberStyles Cleaned = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly double[] PowersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    private static readonly string[] Currencies =
        ["€", "US$", "R$", "$", "£", "¥", "zł", "kr.", "kr", "Fr.", "EUR", "USD", "GBP", "CHF", "PLN", "SEK", "DKK", "NOK", "₹", "Rs.", "Rs", "INR", "Kč", "CZK", "CA$", "CAD", "AUD", "JPY"];

    /// <summary>Signs and abbreviations of currencies, with the code of each; a sign of several currencies is its own code.</summary>
    private static readonly (string Sign, string Code)[] CurrencySigns =
    [
        ("US$", "USD"), ("CA$", "CAD"), ("R$", "BRL"), ("€", "EUR"), ("$", "$"), ("£", "GBP"), ("¥", "¥"), ("₹", "INR"), ("zł", "PLN"), ("Kč", "CZK"),
    ];

    private static readonly HashSet<string> CurrencyCodes =
        ["EUR", "USD", "GBP", "CHF", "PLN", "SEK", "DKK", "NOK", "INR", "CZK", "CAD", "AUD", "JPY", "BRL"];

    private static readonly SearchValues<char> PartsOfNumbers = SearchValues.Create("0123456789.,+-() '");

    /// <summary>Returns the code of the currency that a word names; null for another word.</summary>
    public static string? CurrencyCode(string word)
    {
        var code = word.ToUpperInvariant();
        return code is "EURO" or "EUROS" ? "EUR" : CurrencyCodes.Contains(code) ? code : null;
    }

    /// <summary>Returns the code of the currency whose sign is in a text; null where there is none.</summary>
    public static string? CurrencySign(ReadOnlySpan<char> text)
    {
        foreach (var (sign, code) in CurrencySigns)
        {
            if (text.Contains(sign, StringComparison.OrdinalIgnoreCase))
                return code;
        }

        return null;
    }

    /// <summary>Returns the code of the currency that is written before or after a number; null where there is none.</summary>
    public static string? CurrencyOf(ReadOnlySpan<char> number)
    {
        if (!number.ContainsAnyExcept(PartsOfNumbers))
            return null;

        return CurrencySign(number) ?? CurrencyCode(new string([.. number.ToString().Where(char.IsLetter)]));
    }

    /// <summary>Reads a number in which <paramref name="decimalMark"/>, '.' or ',', is the decimal mark and the other one groups thousands.</summary>
    /// <returns>Whether it is one that can be sold; NaN, infinities and what is beyond <see cref="Largest"/> are not.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, char decimalMark, out double value)
    {
        value = 0;
        text = WithoutCurrency(WithoutMark(text.Trim()), out var isNegative);
        if (text.IsEmpty || text.Length > Longest)
            return false;

        Span<char> cleaned = stackalloc char[Longest];
        if (!TryClean(text, decimalMark, cleaned, out var length)
            || !double.TryParse(cleaned[..length], Cleaned, CultureInfo.InvariantCulture, out value)
            || !(Math.Abs(value) <= Largest))
            return false;

        if (isNegative)
            value = -value;
        return true;
    }

    /// <summary>Reads what nearly every number is, digits with or without a sign and a decimal mark; the same to the bit as <see cref="TryRead"/>.</summary>
    /// <returns>Whether it is of that form; every other may still be a number.</returns>
    public static bool TryReadPlain(ReadOnlySpan<byte> cell, char decimalMark, out double value)
    {
        // Whole numbers below 2^53 and powers of ten up to 10^22 are exact, so their quotient is the nearest double (Clinger 1990).
        const int MostDigits = 15;
        var isNegative = cell is [(byte)'-', ..];
        var (whole, digits, decimals, isDecimal) = (0L, 0, 0, false);
        foreach (var letter in isNegative ? cell[1..] : cell)
        {
            var digit = letter - '0';
            if (digit is >= 0 and <= 9)
            {
                whole = (10 * whole) + digit;
                digits++;
                decimals += isDecimal ? 1 : 0;
            }
            else if (letter == decimalMark && !isDecimal)
            {
                isDecimal = true;
            }
            else
            {
                digits = 0;
                break;
            }
        }

        var isPlain = digits is > 0 and <= MostDigits && (!isDecimal || decimals > 0);
        value = isPlain ? (isNegative ? -whole : whole) / PowersOfTen[decimals] : 0;
        return isPlain;
    }

    /// <summary>Takes off the apostrophe that shows a number with a sign as text, as <see cref="SalesWeb.Series.CsvTable.WithoutMark"/> does for a name.</summary>
    private static ReadOnlySpan<char> WithoutMark(ReadOnlySpan<char> text) =>
        text is ['\'', ..] && text[1..].TrimStart() is ['-' or '+', ..] ? text[1..].TrimStart() : text;

    /// <summary>Takes off currency and sign, in any order and on either side.</summary>
    private static ReadOnlySpan<char> WithoutCurrency(ReadOnlySpan<char> text, out bool isNegative)
    {
        isNegative = false;
        if (text is ['(', .., ')'])
        {
            isNegative = true;
            text = text[1..^1].Trim();
        }

        for (var before = -1; before != text.Length && !text.IsEmpty;)
        {
            before = text.Length;
            if (!isNegative && (text[0] is '-' or '−' || text[^1] is '-' or '−'))
            {
                isNegative = true;
                text = text[0] is '-' or '−' ? text[1..] : text[..^1];
            }
            else if (text[0] is '+')
            {
                text = text[1..];
            }

            text = text.Trim();
            if (text.IsEmpty || (char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])))
                break;
            foreach (var currency in Currencies)
            {
                if (text.StartsWith(currency, StringComparison.OrdinalIgnoreCase))
                    text = text[currency.Length..].Trim();
                else if (text.EndsWith(currency, StringComparison.OrdinalIgnoreCase))
                    text = text[..^currency.Length].Trim();
            }
        }

        return text;
    }

    /// <summary>Leaves digits, a decimal point and an exponent; thousands are grouped by threes, as in India (12,34,567), or not at all.</summary>
    private static bool TryClean(ReadOnlySpan<char> text, char decimalMark, Span<char> cleaned, out int length)
    {
        length = 0;
        var digits = 0; // since the last mark
        var group = '\0';
        var (first, inner) = (0, 0); // the digits of the first group, and of those between it and the last
        var hasDecimals = false;
        var startsWithZero = text[0] == '0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                digits++;
                cleaned[length++] = c;
            }
            else if (c == decimalMark && !hasDecimals && (group == '\0' || digits == 3))
            {
                hasDecimals = true;
                digits = 0;
                cleaned[length++] = '.';
            }
            else if (c is '.' or ',' or ' ' or '\u00A0' or '\u2009' or '\u202F' or '\'' or '’' && c != decimalMark && !hasDecimals && IsGroup(c, startsWithZero))
            {
                (first, inner) = group == '\0' ? (digits, 0) : (first, digits);
                group = c;
                digits = 0;
            }
            else if (c is 'e' or 'E' && group == '\0' && length > 0 && IsExponent(text[(i + 1)..]))
            {
                text[i..].CopyTo(cleaned[length..]);
                length += text.Length - i;
                return true;
            }
            else
            {
                return false;
            }
        }

        return length > (hasDecimals ? 1 : 0) && (group == '\0' || hasDecimals || digits == 3);

        // The first group has one to three digits and no leading zero, every other one three; in India those between it and the last have two.
        bool IsGroup(char mark, bool zero) => group == '\0'
            ? digits is >= 1 and <= 3 && !zero
            : mark == group && (digits == inner || (inner == 0 && (digits == 3 || (digits == 2 && first <= 2 && mark == ','))));
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        if (text is ['+' or '-', ..])
            text = text[1..];
        return text.Length is >= 1 and <= 3 && !text.ContainsAnyExceptInRange('0', '9');
    }
}
