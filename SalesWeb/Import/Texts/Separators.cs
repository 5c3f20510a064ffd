namespace SalesWeb.Import.Texts;

/// <summary>Which character stands between the columns.</summary>
internal static class Separators
{
    private const int MostRecords = 100;
    private const double Consistent = 0.9;

    // The comma last: it is the one that also stands within numbers and words.
    public static IReadOnlyList<char> Candidates { get; } = ['\t', ';', '|', ','];

    /// <summary>
    /// The candidate that splits the first rows into as many fields as the header has; a comma where none splits it at all.
    /// </summary>
    /// <param name="beginning">The first characters of the file.</param>
    /// <param name="isWhole">Whether they are all, so that the last row is complete.</param>
    public static char Choose(string beginning, bool isWhole)
    {
        var text = beginning.AsSpan().TrimStart('\uFEFF');
        var best = ',';
        var bestScore = 0.0;
        foreach (var candidate in Candidates)
        {
            var counts = FieldCounts(text, candidate, isWhole);
            if (counts.Count == 0 || counts[0] < 2)
                continue;

            var share = (double)counts.Count(count => count == counts[0]) / counts.Count;
            var score = share >= Consistent ? 1 : share;
            if (score > bestScore)
                (best, bestScore) = (candidate, score);
        }

        return bestScore > 0 ? best : ',';
    }

    /// <summary>Whether the first line says what the separator is, as spreadsheets write it: "sep=;".</summary>
    public static bool AreDeclared(string beginning) => beginning.AsSpan().TrimStart('\uFEFF').StartsWith("sep=", StringComparison.OrdinalIgnoreCase);

    private static List<int> FieldCounts(ReadOnlySpan<char> text, char separator, bool isWhole)
    {
        var counts = new List<int>();
        var (fields, isQuoted, isBlank) = (1, false, true);
        for (var i = 0; i < text.Length && counts.Count < MostRecords; i++)
        {
            var c = text[i];
            if (c == '"')
                isQuoted = !isQuoted;
            if (isQuoted || c is not ('\n' or '\r'))
            {
                isBlank = false;
                fields += c == separator && !isQuoted ? 1 : 0;
                continue;
            }

            if (!isBlank)
                counts.Add(fields);
            (fields, isBlank) = (1, true);
        }

        if (!isBlank && (isWhole || counts.Count == 0))
            counts.Add(fields);
        return counts;
    }
}
