using SalesWeb.Import.Headings;

namespace SalesWeb.Import.Values;

/// <summary>Dates as people write them, taken apart. Which of two numbers is the day is not decided here.</summary>
internal static class DateText
{
    private const int MostTokens = 4;

    // By the first three letters, folded, in the languages of ColumnNames.
    private static readonly string[] MonthNames =
    [
        "jan ene gen sty", "feb fev lut", "mar maa mrz", "apr avr abr kwi", "may mai maj mag mei", "jun jui giu cze",
        "jul lug lip", "aug aou ago sie", "sep set wrz", "oct okt ott out paz", "nov lis", "dec dez dic gru des",
    ];

    private enum Token
    {
        Number,
        Word,
    }

    /// <summary>Takes a date apart; a time behind it is dropped.</summary>
    /// <returns>Whether it has the form of a date; that it exists in the calendar is not said.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DateParts parts)
    {
        parts = default;
        text = WithoutTime(text.Trim());
        Span<(Token Kind, int Value, int Length, char Mark)> tokens = stackalloc (Token, int, int, char)[MostTokens];
        var count = Split(text, tokens);
        if (count == 0)
            return false;

        tokens = tokens[..count];
        if (count == MostTokens && tokens[0].Kind == Token.Word) // Thu, 2 Jan 2014
            tokens = tokens[1..];

        parts = tokens switch
        {
            [(Token.Number, var n, 8, _)] => DateParts.OfDay(n / 10_000, n / 100 % 100, n % 100),
            [(Token.Number, var n, 6, _)] => DateParts.OfMonth(n / 100, n % 100),
            [(Token.Number, var y, 4, _), (Token.Number, var m, <= 2, _)] => DateParts.OfMonth(y, m),
            [(Token.Number, var m, <= 2, _), (Token.Number, var y, 4, _)] => DateParts.OfMonth(y, m),
            [(Token.Word, var m and > 0, _, _), (Token.Number, var y, 2 or 4, _)] => DateParts.OfMonth(FullYear(y), m),
            [(Token.Number, var y, 4, _), (Token.Word, var m and > 0, _, _)] => DateParts.OfMonth(y, m),
            [(Token.Number, var y, 4, _), (Token.Word, WeekMark, 1, _), (Token.Number, var w, <= 2, _)] => DateParts.OfWeek(y, w),
            [(Token.Number, var y, 4, _), (Token.Number, var m, <= 2, _), (Token.Number, var d, <= 2, _)] => DateParts.OfDay(y, m, d),
            [(Token.Number, var y, 4, _), (Token.Word, var m and > 0, _, _), (Token.Number, var d, <= 2, _)] => DateParts.OfDay(y, m, d),
            [(Token.Number, var d, <= 2, _), (Token.Word, var m and > 0, _, _), (Token.Number, var y, 2 or 4, _)] => DateParts.OfDay(FullYear(y), m, d),
            [(Token.Word, var m and > 0, _, _), (Token.Number, var d, <= 2, _), (Token.Number, var y, 2 or 4, _)] => DateParts.OfDay(FullYear(y), m, d),
            [(Token.Number, var a, <= 2, var mark), (Token.Number, var b, <= 2, _), (Token.Number, var y, 2 or 4, _)] =>
                DateParts.OfEither(FullYear(y), a, b, mark),
            _ => default,
        };
        return parts.Form != DateForm.None;
    }

    private const int WeekMark = -1;

    // Two-digit years: 00 to 69 are of this century, 70 to 99 of the last.
    private static int FullYear(int year) => year switch { < 70 => 2000 + year, < 100 => 1900 + year, _ => year };

    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0)
            return text;

        var start = text[..colon].LastIndexOfAny(' ', 'T');
        return start > 0 ? text[..start].TrimEnd() : [];
    }

    private static int Split(ReadOnlySpan<char> text, Span<(Token Kind, int Value, int Length, char Mark)> tokens)
    {
        const int LongestToken = 10;
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            var isNumber = char.IsAsciiDigit(text[i]);
            while (i < text.Length && i - start <= LongestToken && (isNumber ? char.IsAsciiDigit(text[i]) : char.IsLetter(text[i])))
                i++;
            var length = i - start;
            if (length is 0 or > LongestToken || (isNumber && length > 8) || count == tokens.Length)
                return 0;

            var value = isNumber ? int.Parse(text[start..i]) : Month(text[start..i]);
            var mark = i < text.Length ? text[i] : '\0';
            tokens[count++] = (isNumber ? Token.Number : Token.Word, value, length, mark);
            while (i < text.Length && text[i] is '-' or '/' or '.' or ',' or ' ' or '\'')
                i++;
        }

        return count;
    }

    /// <summary>1 to 12 for a month's name, <see cref="WeekMark"/> for the W of a week, otherwise 0.</summary>
    private static int Month(ReadOnlySpan<char> word)
    {
        if (word is "W" or "w")
            return WeekMark;
        if (word.Length < 3)
            return 0;

        var folded = HeaderName.Fold(word.ToString());
        return folded.StartsWith("juil", StringComparison.Ordinal)
            ? 7
            : Array.FindIndex(MonthNames, names => names.Contains(folded[..3], StringComparison.Ordinal)) + 1;
    }
}
