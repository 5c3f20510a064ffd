using SalesWeb.Import.Headings;

namespace SalesWeb.Import.Unpacking;

/// <summary>The first line of a text that says anything: the names of its columns.</summary>
/// <param name="Names">Folded.</param>
/// <param name="Length">The characters up to its end, line break included, with everything before it.</param>
/// <param name="Lines">The line breaks in these.</param>
internal sealed record HeaderLine(IReadOnlyList<string> Names, int Length, int Lines)
{
    /// <param name="text">The beginning of the file.</param>
    /// <param name="separator">What stands between two columns.</param>
    public static HeaderLine Of(string text, char separator)
    {
        var names = new List<string>();
        var (isQuoted, start, i) = (false, 0, 0);
        for (; i < text.Length; i++)
        {
            if (text[i] == '"')
                isQuoted = !isQuoted;
            if (isQuoted)
                continue;
            if (text[i] == separator)
            {
                names.Add(HeaderName.Fold(text[start..i]));
                start = i + 1;
            }
            else if (text[i] is '\n' or '\r')
            {
                if (names.Count > 0 || !string.IsNullOrWhiteSpace(text[start..i].Trim('\uFEFF')))
                    break;
                start = i + 1;
            }
        }

        names.Add(HeaderName.Fold(text[start..i]));
        var length = Math.Min(text.Length, text.AsSpan(i).StartsWith("\r\n") ? i + 2 : i + 1);
        return new HeaderLine(names, length, text[..length].Count(c => c == '\n'));
    }
}
