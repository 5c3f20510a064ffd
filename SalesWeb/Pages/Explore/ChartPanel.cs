using SalesWeb.Datasets;
using SalesWeb.Exploration;
using SalesWeb.Series;
using SalesWeb.Web;

namespace SalesWeb.Pages.Explore;

/// <summary>The main chart: the table of a view, or of the part of it that was zoomed into, with no more points than can be told apart.</summary>
public sealed record ChartPanel
{
    /// <summary>Rows on a page of the full table.</summary>
    public const int PageRows = 500;

    public required SalesTable Table { get; init; }

    /// <summary>The rows that are drawn: all, or those that keep the extremes.</summary>
    public required IReadOnlyList<SalesTableRow> Drawn { get; init; }

    /// <summary>The part of the range that is shown; null for all of it.</summary>
    public required DateSpan? Zoom { get; init; }

    public bool IsReduced => Drawn.Count < Table.Rows.Count;

    public string Title => $"{Table.Scope.Subject} by {Table.Unit.Noun()}";

    public int Pages => (Table.Rows.Count + PageRows - 1) / PageRows;

    /// <summary>What the chart shows, in one sentence.</summary>
    public string Summary
    {
        get
        {
            var (noun, scope) = (Table.Unit.Noun(), Table.Scope);
            var numbers = ExploredPage.NumbersOf(scope, scope.Measure);
            var known = Math.Max(1, Table.Rows.Count(row => row.Value is not null));
            var extremes = $"the most {numbers.Write(Table.Highest.Value)} ({Name(Table.Highest)}), the least {numbers.Write(Table.Lowest.Value)} ({Name(Table.Lowest)}).";
            var range = ExploredPage.Sentence(Table.Rows.Count == 1 ? Name(Table.Rows[0]) : $"{Name(Table.Rows[0])} to {Name(Table.Rows[^1])}");
            return scope.Series.AddsUp
                ? $"{range}: {numbers.Write(Table.Total)} in all, {numbers.Write(Table.Total / known)} a {noun} on average, {extremes}"
                : $"{range}: {numbers.Write(scope.Series.Value(scope.Range))} for one piece on average, {extremes}";

            string Name(SalesTableRow row) => Table.Unit.Name(row.Date);
        }
    }

    /// <summary>Writes the columns of sales of a table of rows: those of the sales themselves, and those of averages of them.</summary>
    public (NumberColumn Sales, NumberColumn Averages) Columns(IReadOnlyList<SalesTableRow> rows)
    {
        var numbers = ExploredPage.NumbersOf(Table.Scope, Table.Scope.Measure);
        var sales = numbers.Column(rows.Select(row => row.Value).Concat(Table.Average > 1 ? [] : rows.SelectMany(row => row.Compared.Append(row.LastYear))));
        return (sales, Table.Average > 1 ? numbers.Column(rows.SelectMany(row => row.ComparedAverages.Concat([row.Average, row.LastYearAverage]))) : sales);
    }

    /// <summary>What is drawn of last year: its average where averages are drawn, so that the lines can be told apart.</summary>
    public static double? LastYear(SalesTable table, SalesTableRow row) => table.Average > 1 ? row.LastYearAverage : row.LastYear;

    /// <summary>What is drawn of the categories that are compared.</summary>
    public static IReadOnlyList<double?> Compared(SalesTable table, SalesTableRow row) => table.Average > 1 ? row.ComparedAverages : row.Compared;

    /// <summary>The head of a column of which the average is drawn.</summary>
    public string Head(string name) => Table.Average > 1 ? $"{name}, average of {Table.Average}" : name;

    public static ChartPanel Of(SalesExplorer explorer, SalesView view, DateSpan? zoom)
    {
        var table = explorer.Look(zoom is { } part ? view with { From = part.From, To = part.To } : view);
        var rows = table.Rows;
        List<Func<int, double?>> lines = [index => rows[index].Value];
        if (table.Average > 1)
            lines.Add(index => rows[index].Average);
        if (view.LastYear)
            lines.Add(index => LastYear(table, rows[index]));
        for (var i = 0; i < view.Compare.Count; i++)
        {
            var other = i;
            lines.Add(index => Compared(table, rows[index])[other]);
        }

        return new ChartPanel
        {
            Table = table,
            Drawn = [.. Reduction.Keep(rows.Count, Reduction.MostPoints, lines).Select(index => rows[index])],
            Zoom = zoom,
        };
    }
}
