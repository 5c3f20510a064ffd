using SalesWeb.Import.Headings;

namespace SalesWeb.Import.Columns;

/// <summary>How a column is named in choices: by its header, or, where several have the same or none, by its position.</summary>
internal static class ColumnReference
{
    /// <summary>The text that names a column and no other one.</summary>
    /// <param name="headers">The headers of all columns.</param>
    /// <param name="column">Counted from 0.</param>
    public static string Of(IReadOnlyList<string> headers, int column) =>
        headers[column] != "" && headers.Count(header => header == headers[column]) == 1 ? headers[column] : $"#{column + 1}";

    /// <summary>The columns that a text names, counted from 0: none, one, or several of the same header.</summary>
    public static List<int> Find(IReadOnlyList<string> headers, string reference)
    {
        var text = reference.Trim();
        var folded = HeaderName.Fold(text);
        foreach (var isSame in new Func<string, bool>[]
        {
            name => name == text,
            name => name.Equals(text, StringComparison.OrdinalIgnoreCase),
            name => folded != "" && text[0] != '#' && HeaderName.Fold(name) == folded,
        })
        {
            var matches = Enumerable.Range(0, headers.Count).Where(i => isSame(headers[i])).ToList();
            if (matches.Count > 0)
                return matches;
        }

        return text is ['#', ..] && int.TryParse(text[1..], out var position) && position >= 1 && position <= headers.Count
            ? [position - 1]
            : [];
    }
}
