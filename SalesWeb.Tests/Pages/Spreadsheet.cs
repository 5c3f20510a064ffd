using System.Text;

namespace SalesWeb.Tests.Pages;

/// <summary>A CSV file as a spreadsheet reads it: a cell that begins with a quote ends with the next single one, any other at the separator.</summary>
internal static class Spreadsheet
{
    public static IReadOnlyList<string> Cells(string text, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        var begins = true;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (isQuoted && character == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (isQuoted && character == '"')
                isQuoted = false;
            else if (begins && character == '"')
                (isQuoted, begins) = (true, false);
            else if (!isQuoted && (character == separator || character is '\n' or '\r'))
                Next();
            else
                (_, begins) = (cell.Append(character), false);
        }

        Next();
        return cells;

        void Next()
        {
            cells.Add(cell.ToString());
            cell.Clear();
            begins = true;
        }
    }

    /// <summary>Whether it would be run: it begins as a formula does, blanks and unseen marks aside, and is no number.</summary>
    public static bool IsFormula(string cell)
    {
        var seen = cell.SkipWhile(character => char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.Format).ToArray();
        return seen.Length > 0 && "=+-@＝＋－＠".Contains(seen[0]) && !double.TryParse(cell, out _);
    }
}
