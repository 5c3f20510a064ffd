namespace SalesWeb.Import.Texts;

/// <summary>What stands above the line of column names, as exports write it: a title, a date, a blank line.</summary>
/// <param name="Characters">From the beginning of the text up to the line of names.</param>
/// <param name="Lines">The line breaks in these.</param>
internal sealed record TitleLines(int Characters, int Lines)
{
    private const int MostRecords = 100;
    private const double Nearly = 0.9;

    public static TitleLines None { get; } = new(0, 0);

    /// <summary>
    /// The lines in front of the first that has as many fields as nearly all behind it and holds only words. There are none where the
    /// very first line is such a one. A line of which one field alone is filled is a title too, however many are empty behind it.
    /// </summary>
    /// <param name="text">The beginning of the file.</param>
    public static TitleLines Of(string text)
    {
        var best = None;
        var mostFields = 1;
        foreach (var separator in Separators.Candidates)
        {
            var records = Records(text, separator);
            if (records.Count < 2)
                continue;

            var fields = records.CountBy(record => record.Fields).MaxBy(count => count.Value).Key;
            var first = records.FindIndex(record => record.Fields == fields && record.Filled > 1);
            var behind = records.Skip(Math.Max(0, first)).ToList();
            if (first < 0 || fields < 2 || behind.Count < 2 || behind.Count(record => record.Fields == fields) < Nearly * behind.Count)
                continue;
            if (first == 0)
                return None;
            if (fields > mostFields && behind[0].IsWords && records.Take(first).All(record => record.Fields < fields || record.Filled == 1))
                (best, mostFields) = (new TitleLines(behind[0].Start, text.AsSpan(0, behind[0].Start).Count('\n')), fields);
        }

        return best;
    }

    private static List<(int Start, int Fields, int Filled, bool IsWords)> Records(string text, char separator)
    {
        var records = new List<(int, int, int, bool)>();
        var (start, fields, filled, isQuoted, isWords, isCellStart) = (0, 1, 0, false, true, true);
        for (var i = 0; i < text.Length && records.Count < MostRecords; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && c == separator)
            {
                (fields, isCellStart) = (fields + 1, true);
            }
            else if (!isQuoted && c is '\n' or '\r')
            {
                if (filled > 0)
                    records.Add((start, fields, filled, isWords && filled > 1));
                (start, fields, filled, isWords, isCellStart) = (i + 1, 1, 0, true, true);
            }
            else if (isCellStart && c is not (' ' or '\t' or '\uFEFF'))
            {
                (filled, isCellStart) = (filled + 1, false);
                isWords &= !char.IsAsciiDigit(c) && c is not ('-' or '+' or '(');
            }
        }

        return records;
    }
}
