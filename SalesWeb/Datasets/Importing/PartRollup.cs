using System.Data;
using Dapper;
using SalesWeb.Datasets.Days;

namespace SalesWeb.Datasets.Importing;

/// <summary>
/// The days of every item and of every store over all categories, kept beside those of the series, so that a page that ranks
/// them need not read every series. They are written only where that is worth it: of many series and at most half as many names.
/// </summary>
internal static class PartRollup
{
    /// <summary>Fewer series are read as fast as their sums.</summary>
    public const int FewestSeries = 1_000;

    /// <summary>The most names of items, or of stores, that are kept.</summary>
    public const int MostNames = 2_000;

    /// <summary>Adds up what a version's series hold, one name after the other, so that memory holds the days of one alone.</summary>
    /// <param name="connection">Where to read from and write to.</param>
    /// <param name="transaction">Of which the writing is part.</param>
    /// <param name="versionId">A version whose series are written.</param>
    public static void Write(IDbConnection connection, IDbTransaction transaction, long versionId)
    {
        foreach (var part in new[] { SalesPart.Item, SalesPart.Store })
        {
            foreach (var (name, series) in Names(connection, transaction, versionId, part))
            {
                var days = new DayTable();
                foreach (var content in Blocks.OfSeries(connection, series))
                    days.Add(new DayBlock(content));
                connection.Execute(
                    "INSERT INTO part_blocks (version_id, part, name, content) VALUES (@versionId, @part, @name, @content)",
                    new { versionId, part = part.ToString(), name, content = days.Pack() },
                    transaction);
            }
        }
    }

    /// <summary>The names of a part, each with its series; empty where they are not to be kept.</summary>
    private static Dictionary<string, List<long>> Names(IDbConnection connection, IDbTransaction transaction, long versionId, SalesPart part)
    {
        var names = new Dictionary<string, List<long>>();
        var column = part == SalesPart.Item ? "s.item" : "s.store";
        var all = connection.Query<(string Name, long Id)>(
            $"SELECT {column}, s.id FROM series s JOIN categories c ON c.id = s.category_id WHERE c.version_id = @versionId",
            new { versionId },
            transaction,
            buffered: false);
        var count = 0;
        foreach (var (name, id) in all)
        {
            if (!names.TryGetValue(name, out var ids))
                names.Add(name, ids = []);
            if (names.Count > MostNames)
                return [];
            ids.Add(id);
            count++;
        }

        return count >= FewestSeries && 2 * names.Count <= count ? names : [];
    }
}
