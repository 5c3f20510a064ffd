using SalesWeb.Exploration;
using SalesWeb.Series;
using SalesWeb.Training;
using SalesWeb.Web;

namespace SalesWeb.Pages.Explore;

/// <summary>
/// The numbers of Explore as a file, under the names that such tables have elsewhere. Every row says what it is of: the dataset
/// and its version, the selection, the measure with its unit, and the period; and how many corrections lie within it, which is left empty for the
/// categories that are compared.
/// </summary>
public static class SalesCsv
{
    public static CsvFile Of(SalesTable table)
    {
        var (view, version) = (table.Scope.View, table.Version);
        List<string> columns = ["unique_id", "ds", "y", "complete"];
        if (table.Average > 1)
            columns.Add($"mean_{table.Average}");
        if (view.LastYear)
            columns.Add("last_year");
        columns.AddRange(["promoted", "holidays", "corrections", "dataset", "version", "sha256", "category", "item", "store", "measure", "unit", "from", "to", "value_unit"]);

        var corrections = table.Corrections.CountBy(correction => table.Rows.Last(row => row.Date <= correction.Date).Date).ToDictionary();
        var rows = table.Rows
            .Select(row => Row(row, view.Category, row.Value, row.Average, row.LastYear, row.Promoted, corrections.GetValueOrDefault(row.Date)))
            .Concat(view.Compare.SelectMany((other, index) => table.Rows.Select(row => Row(row, other, row.Compared[index], row.ComparedAverages[index], null, null, null))));
        return new CsvFile(Name(table), columns, rows);

        IReadOnlyList<object?> Row(SalesTableRow row, string? category, double? value, double? average, double? lastYear, double? promoted, int? corrected) =>
        [
            Id(category, view), row.Date, value, row.IsWhole ? "yes" : "no",
            .. table.Average > 1 ? [average] : Array.Empty<object?>(),
            .. view.LastYear ? [lastYear] : Array.Empty<object?>(),
            promoted, row.Holidays, corrected,
            version.Dataset, version.Id, version.Sha256, category, view.Item, view.Store,
            table.Scope.Measure.ToString().ToLowerInvariant(), table.Unit.Noun(), table.Scope.First, table.Scope.Last, UnitOf(table.Scope, table.Scope.Measure),
        ];
    }

    /// <summary>A name for a file of a view: what it holds, of which version, from when to when.</summary>
    /// <param name="scope">The view.</param>
    /// <param name="what">What of it, at the beginning of the name.</param>
    public static string NameOf(SalesScope scope, string what)
    {
        string?[] names = [what, scope.Version.Dataset, $"v{scope.Version.Id}", scope.View.Category ?? "all", scope.View.Item, scope.View.Store];
        return string.Join('-', names.Where(name => !string.IsNullOrEmpty(name)).Select(name => CategorySlug.Of(name!)))
            + $"-{scope.First:yyyyMMdd}-{scope.Last:yyyyMMdd}-{scope.Measure.ToString().ToLowerInvariant()}-{scope.Unit.Noun()}.csv";
    }

    /// <summary>The unit of the values of a measure; null if unknown.</summary>
    public static string? UnitOf(SalesScope scope, SalesMeasure measure) =>
        scope.Version.Units.Of(measure == SalesMeasure.Quantity ? Measure.Quantity : Measure.Amount);

    private static string Name(SalesTable table) => NameOf(table.Scope, "sales");

    private static string Id(string? category, SalesView view) => category is null && view.Item is null && view.Store is null
        ? "all"
        : new SeriesKey(category ?? "all", view.Item, view.Store).ToString();
}
