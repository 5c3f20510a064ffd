using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary>Tables on a terminal. A cell is text: what looks like markup in a category's name stays as it is.</summary>
internal static class Tables
{
    /// <param name="columns">The headers; without a header row where all are empty.</param>
    /// <param name="rows">As many cells each as there are columns.</param>
    /// <param name="numbers">The columns to align right, from 0.</param>
    public static Table Of(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, params IReadOnlyList<int> numbers)
    {
        var table = new Table { Border = TableBorder.Simple, ShowHeaders = columns.Any(column => column != "") };
        for (var i = 0; i < columns.Count; i++)
            table.AddColumn(new TableColumn(new Text(columns[i])) { Alignment = numbers.Contains(i) ? Justify.Right : Justify.Left });
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        return table;
    }
}
