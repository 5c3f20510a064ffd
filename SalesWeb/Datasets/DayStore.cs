using System.Data;
using Dapper;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Storage;

namespace SalesWeb.Datasets;

/// <summary>What was sold day by day, of any selection and in every measure. Every answer comes from rollups, never from the rows of the file.</summary>
/// <remarks>Corrections are laid over the measure of the version.</remarks>
public sealed class DayStore(SalesDatabase database)
{
    private const string Sums =
        "SUM(r.row_count) AS rows, SUM(r.quantity) AS quantity, SUM(r.amount) AS amount, SUM(r.price_sum) AS price_sum, "
        + "SUM(r.priced) AS priced, SUM(r.promoted) AS promoted";

    /// <summary>What was sold on each date that has any row, oldest first; empty where the version has no such sales.</summary>
    public IReadOnlyList<DaySum> Days(long versionId, SalesSelection selection) =>
        CorrectionLayer.Read(database, versionId).Over(selection, OfFile(versionId, selection));

    /// <summary>The same without any correction.</summary>
    public IReadOnlyList<DaySum> OfFile(long versionId, SalesSelection selection)
    {
        using var connection = database.Value.Open();
        return
        [
            .. connection.Query<DaySum>(
                $"SELECT r.date, {Sums} FROM {Rollup(selection)} GROUP BY r.date ORDER BY r.date",
                new { versionId, selection.Category, selection.Item, selection.Store }),
        ];
    }

    /// <summary>A selection broken down into its categories, items or stores, in natural order of their names.</summary>
    /// <param name="versionId">The version of the dataset.</param>
    /// <param name="selection">What is broken down.</param>
    /// <param name="by">Into what.</param>
    /// <param name="spans">The spans of dates that are wanted, at least one.</param>
    /// <returns>Every part with any row in any of the spans.</returns>
    public IReadOnlyList<PartSums> Breakdown(long versionId, SalesSelection selection, SalesPart by, IReadOnlyList<DateSpan> spans)
    {
        using var connection = database.Value.Open();
        var sums = new SortedDictionary<string, DaySum?[]>(NaturalOrder.Instance);
        for (var i = 0; i < spans.Count; i++)
        {
            foreach (var (name, sum) in Parts(connection, versionId, selection, by, spans[i]))
            {
                if (!sums.TryGetValue(name, out var row))
                    sums.Add(name, row = new DaySum?[spans.Count]);
                row[i] = sum;
            }
        }

        var corrections = CorrectionLayer.Read(database, versionId);
        if (!corrections.IsEmpty)
            Correct(corrections, selection, by, spans, sums);
        return [.. sums.Select(entry => new PartSums(entry.Key, entry.Value))];
    }

    private static void Correct(
        CorrectionLayer corrections, SalesSelection selection, SalesPart by, IReadOnlyList<DateSpan> spans, SortedDictionary<string, DaySum?[]> sums)
    {
        foreach (var (name, row) in sums)
        {
            var part = by switch
            {
                SalesPart.Category => selection with { Category = name },
                SalesPart.Item => selection with { Item = name },
                _ => selection with { Store = name },
            };
            for (var i = 0; i < spans.Count; i++)
            {
                if (corrections.Difference(part, spans[i]) is not 0 and var difference)
                    row[i] = corrections.Raised(row[i], spans[i].From, difference);
            }
        }
    }

    private static IEnumerable<(string Name, DaySum Sum)> Parts(
        IDbConnection connection, long versionId, SalesSelection selection, SalesPart by, DateSpan span)
    {
        var name = by switch { SalesPart.Category => "c.name", SalesPart.Item => "s.item", _ => "s.store" };
        return connection.Query<string, DaySum, (string, DaySum)>(
            $"""
            SELECT {name} AS part, MIN(r.date) AS date, {Sums}
            FROM series s JOIN categories c ON c.id = s.category_id JOIN series_days r ON r.series_id = s.id
            WHERE {Chosen} AND r.date BETWEEN @From AND @To
            GROUP BY {name}
            """,
            (part, sum) => (part, sum),
            new { versionId, selection.Category, selection.Item, selection.Store, span.From, span.To },
            splitOn: "date");
    }

    private const string Chosen =
        "c.version_id = @versionId AND (@Category IS NULL OR c.name = @Category) AND (@Item IS NULL OR s.item = @Item) AND (@Store IS NULL OR s.store = @Store)";

    private static string Rollup(SalesSelection selection) => selection switch
    {
        { Category: null, Item: null, Store: null } => "version_days r WHERE r.version_id = @versionId",
        { Item: null, Store: null } => "category_days r JOIN categories c ON c.id = r.category_id WHERE c.version_id = @versionId AND c.name = @Category",
        _ => $"series s JOIN categories c ON c.id = s.category_id JOIN series_days r ON r.series_id = s.id WHERE {Chosen}",
    };
}
