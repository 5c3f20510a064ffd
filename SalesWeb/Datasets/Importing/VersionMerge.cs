using System.Data;
using Dapper;
using SalesWeb.Datasets.Days;
using SalesWeb.Series;

namespace SalesWeb.Datasets.Importing;

/// <summary>Puts the sales of the version before it into one that appends to it or corrects it.</summary>
/// <param name="connection">Where to write to.</param>
/// <param name="transaction">Of which the writing is part.</param>
/// <param name="id">The new version, whose own sales are written.</param>
/// <param name="parentId">The version before it.</param>
internal sealed class VersionMerge(IDbConnection connection, IDbTransaction transaction, long id, long parentId)
{
    private readonly object _ids = new { id, parentId };

    /// <summary>Adds the sales of the version before, and its plans as far as they lie after all sales.</summary>
    /// <param name="mode"><see cref="ImportMode.Append"/> or <see cref="ImportMode.Correct"/>.</param>
    /// <param name="measure">What the totals count.</param>
    /// <returns>All that was sold, day by day.</returns>
    public DayTable Run(ImportMode mode, Measure measure)
    {
        CopyNames();
        var all = new DayTable();
        foreach (var category in connection.Query<long>("SELECT id FROM categories WHERE version_id = @id", _ids, transaction).ToList())
        {
            var days = new DayTable();
            var series = Series(category);
            var corrected = mode == ImportMode.Correct ? new CorrectedDays(series) : null;
            foreach (var one in series)
            {
                if ((one.Before.Count > 0 ? Merge(one, corrected) : Packed(one)) is not { } block)
                    continue;
                days.Add(new DayBlock(block));
                all.Add(new DayBlock(block));
            }

            if (days.Count > 0)
                CategoryRow.Write(connection, transaction, category, days, measure);
        }

        connection.Execute("UPDATE version_blocks SET content = @content WHERE version_id = @id", new { id, content = all.Pack() }, transaction);
        CopyPlans(all.Last);
        return all;
    }

    private void CopyNames()
    {
        connection.Execute(
            """
            INSERT INTO categories (version_id, name, first_date, last_date, total, periods)
            SELECT @id, name, first_date, last_date, total, periods FROM categories WHERE version_id = @parentId
            ON CONFLICT (version_id, name) DO NOTHING
            """,
            _ids,
            transaction);
        connection.Execute(
            """
            INSERT INTO series (category_id, item, store)
            SELECT nc.id, s.item, s.store
            FROM series s
            JOIN categories oc ON oc.id = s.category_id
            JOIN categories nc ON nc.name = oc.name AND nc.version_id = @id
            WHERE oc.version_id = @parentId
            ON CONFLICT (category_id, item, store) DO NOTHING
            """,
            _ids,
            transaction);
    }

    /// <summary>The series of a category of the new version, each with what the version before had of it; read whenever they are gone through.</summary>
    private IEnumerable<CorrectedSeries> Series(long category) => connection
        .Query<(long Id, string Item, string Store, long? Before)>(
            """
            SELECT s.id, s.item, s.store, old.id
            FROM series s
            JOIN categories nc ON nc.id = s.category_id
            LEFT JOIN categories oc ON oc.name = nc.name AND oc.version_id = @parentId
            LEFT JOIN series old ON old.category_id = oc.id AND old.item = s.item AND old.store = s.store
            WHERE s.category_id = @category
            ORDER BY s.id
            """,
            new { category, parentId },
            transaction)
        .ToList()
        .Select(one => new CorrectedSeries(one.Id, one.Item, one.Store, one.Before is { } before ? OfSeries(before) : new DayTable(), OfSeries(one.Id)));

    /// <summary>Makes one block of what was and what the file says, and writes it in place of the series' own; null where nothing is left.</summary>
    private byte[]? Merge(CorrectedSeries one, CorrectedDays? corrected)
    {
        var merged = new DayTable();
        foreach (var (day, totals) in one.Before.Days().Where(day => corrected?.Replace(one, day.Day) != true))
            merged.Add(day, totals);
        foreach (var (day, totals) in one.Now.Days())
            merged.Add(day, totals);

        connection.Execute("DELETE FROM series_blocks WHERE series_id = @Id", new { one.Id }, transaction);
        if (merged.Count == 0)
            return null;

        var content = merged.Pack();
        connection.Execute("INSERT INTO series_blocks (series_id, part, content) VALUES (@Id, 0, @content)", new { one.Id, content }, transaction);
        return content;
    }

    /// <summary>A series that only the file has; null where the file only plans it.</summary>
    private static byte[]? Packed(CorrectedSeries one) => one.Now is { Count: > 0 } days ? days.Pack() : null;

    private DayTable OfSeries(long series)
    {
        var days = new DayTable();
        foreach (var content in connection.Query<byte[]>("SELECT content FROM series_blocks WHERE series_id = @series ORDER BY part", new { series }, transaction))
            days.Add(new DayBlock(content));
        return days;
    }

    private void CopyPlans(DateOnly lastSale)
    {
        connection.Execute(
            """
            DELETE FROM planned_days
            WHERE date <= @lastSale AND series_id IN (SELECT s.id FROM series s JOIN categories c ON c.id = s.category_id WHERE c.version_id = @id)
            """,
            new { id, lastSale },
            transaction);
        connection.Execute(
            """
            INSERT INTO planned_days (series_id, date, row_count, price_sum, priced, promoted)
            SELECT s.id, p.date, p.row_count, p.price_sum, p.priced, p.promoted
            FROM planned_days p
            JOIN series old ON old.id = p.series_id
            JOIN categories oc ON oc.id = old.category_id
            JOIN categories nc ON nc.name = oc.name AND nc.version_id = @id
            JOIN series s ON s.category_id = nc.id AND s.item = old.item AND s.store = old.store
            WHERE oc.version_id = @parentId AND p.date > @lastSale
            ON CONFLICT (series_id, date) DO NOTHING
            """,
            new { id, parentId, lastSale },
            transaction);
    }
}
