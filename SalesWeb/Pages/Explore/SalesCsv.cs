using SalesWeb.Datasets;
using SalesWeb.Series;
using SalesWeb.Training;
using SalesWeb.Web;

namespace SalesWeb.Pages.Explore;

/// <summary>The numbers of Explore as a file, under the names that such tables have elsewhere.</summary>
public static class SalesCsv
{
    public static CsvFile Of(SalesTable table)
    {
        string[] columns = ["unique_id", "ds", "y", "complete", .. table.Average > 1 ? [$"mean_{table.Average}"] : Array.Empty<string>()];
        var name = table.Category ?? "all";
        var rows = table.Rows.Select(row => (IReadOnlyList<object?>)
            [name, row.Date, row.Value, row.IsWhole ? "yes" : "no", .. table.Average > 1 ? [row.Average] : Array.Empty<object?>()]);
        return new CsvFile($"sales-{CategorySlug.Of(table.Version.Dataset)}-{CategorySlug.Of(name)}-{table.Unit.Noun()}.csv", columns, rows);
    }
}
