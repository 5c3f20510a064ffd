using SalesWeb.Exploration;
using SalesWeb.Web;

namespace SalesWeb.Pages.Explore;

/// <summary>All parts of a selection as a file: what each made of the range, and how it moved.</summary>
public static class PartsCsv
{
    public static CsvFile Of(SalesScope scope, PartTable table)
    {
        var by = table.By.ToString().ToLowerInvariant();
        var moves = table.Moves.ToDictionary(move => move.Name);
        string[] columns =
        [
            by, "value", "share", "cumulative", "now", "now_from", "now_to", "before", "before_from", "before_to", "last_year",
            "dataset", "version", "sha256", "in_category", "in_item", "in_store", "from", "to", "ranked_by", "measure", "value_unit",
        ];
        var ranked = table.Ranked.ToDictionary(row => row.Name);
        var rows = table.Ranked.Select(row => row.Name).Concat(table.Moves.Select(move => move.Name).Where(name => !ranked.ContainsKey(name))).Select(name =>
        {
            var (row, move) = (ranked.GetValueOrDefault(name), moves.GetValueOrDefault(name));
            return (IReadOnlyList<object?>)
            [
                name, row?.Value, row?.Share, row?.Cumulative,
                move?.Now, table.Now?.From, table.Now?.To, move?.Before, table.Before?.From, table.Before?.To, move?.LastYear,
                scope.Version.Dataset, scope.Version.Id, scope.Version.Sha256, scope.View.Category, scope.View.Item, scope.View.Store,
                scope.First, scope.Last, table.RankedBy.ToString().ToLowerInvariant(), scope.Measure.ToString().ToLowerInvariant(),
                SalesCsv.UnitOf(scope, table.RankedBy),
            ];
        });
        return new CsvFile(SalesCsv.NameOf(scope, $"by-{by}"), columns, rows);
    }
}
