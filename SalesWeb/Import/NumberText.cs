using System.Globalization;

namespace SalesWeb.Import;

/// <summary>Numbers as people write them: 1234.5, 1,234.50, 1.234,50 €, 1 234,5, 1'234.50, (12.00), 3-, 1.2E+05.</summary>
internal static class NumberText
{
    /// <summary>A thousand million millions: more than any shop sells, and few enough digits to be added up exactly to the unit.</summary>
    private const double Largest = 1e15;

    private const int Longest = 60;
    private const NumberStyles Cleaned = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private static readonly string[] Currencies =
        ["€", "US$", "R$", "$", "£", "¥", "zł", "kr.", "kr", "Fr.", "EUR", "USD", "GBP", "CHF", "PLN", "SEK", "DKK", "NOK"];

    /// <summary>Reads a number in which <paramref name="decimalMark"/>, '.' or ',', is the decimal mark and the other one groups thousands.</summary>
    /// <returns>Whether it is one that can be sold; NaN, infinities and what is beyond <see cref="Largest"/> are not.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, char decimalMark, out double value)
    {
        value = 0;
        text = WithoutCurrency(text.Trim(), out var isNegative);
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

    /// <summary>Leaves digits, a decimal point and an exponent; thousands are grouped by threes or not at all.</summary>
    private static bool TryClean(ReadOnlySpan<char> text, char decimalMark, Span<char> cleaned, out int length)
    {
        length = 0;
        var digits = 0; // since the last mark
        var group = '\0';
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
            else if (c is '.' or ',' or ' ' or '\u00A0' or '\u202F' or '\'' or '’' && c != decimalMark && !hasDecimals && IsGroup(c, startsWithZero))
            {
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

        // The first group has one to three digits and no leading zero, every other one three.
        bool IsGroup(char mark, bool zero) => group == '\0'
            ? digits is >= 1 and <= 3 && !zero
            : mark == group && digits == 3;
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        if (text is ['+' or '-', ..])
            text = text[1..];
        return text.Length is >= 1 and <= 3 && !text.ContainsAnyExceptInRange('0', '9');
    }
}
