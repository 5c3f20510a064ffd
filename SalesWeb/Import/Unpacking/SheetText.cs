namespace SalesWeb.Import.Unpacking;

/// <summary>Writes rows as comma-separated text, each on a line of its own.</summary>
internal static class SheetText
{
    /// <param name="text">Where to.</param>
    /// <param name="cells">The row; control characters become blanks, so that a row stays one line.</param>
    public static void WriteRow(TextWriter text, IReadOnlyList<string> cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0)
                text.Write(',');
            var cell = cells[i].AsSpan().ContainsAnyInRange('\0', '\x1F') ? string.Concat(cells[i].Select(c => char.IsControl(c) ? ' ' : c)) : cells[i];
            text.Write(cell.AsSpan().ContainsAny(',', '"') ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell);
        }

        text.Write('\n');
    }
}
