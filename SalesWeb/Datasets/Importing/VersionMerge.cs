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
            foreach (var (series, before) in Series(category))
            {
                if ((before is { } old ? Merge(mode, OfSeries(old), series) : Packed(series)) is not { } block)
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

    /// <summary>The series of a category of the new version, each with the same series of the version before, if that had it.</summary>
    private List<(long Series, long? Before)> Series(long category) =>
    [
        .. connection.Query<(long, long?)>(
            """
            SELECT s.id, old.id
            FROM series s
            JOIN categories nc ON nc.id = s.category_id
            LEFT JOIN categories oc ON oc.name = nc.name AND oc.version_id = @parentId
            LEFT JOIN series old ON old.category_id = oc.id AND old.item = s.item AND old.store = s.store
            WHERE s.category_id = @category
            ORDER BY s.id
            """,
            new { category, parentId },
            transaction),
    ];

    /// <summary>Makes one block of what was and what the file says, and writes it in place of the series' own.</summary>
    private byte[] Merge(ImportMode mode, DayTable before, long series)
    {
        var (now, merged) = (OfSeries(series), new DayTable());
        foreach (var (day, totals) in before.Days().Where(day => mode == ImportMode.Append || !now.Holds(day.Day)))
            merged.Add(day, totals);
        foreach (var (day, totals) in now.Days())
            merged.Add(day, totals);

        var content = merged.Pack();
        connection.Execute("DELETE FROM series_blocks WHERE series_id = @series", new { series }, transaction);
        connection.Execute("INSERT INTO series_blocks (series_id, part, content) VALUES (@series, 0, @content)", new { series, content }, transaction);
        return content;
    }

    /// <summary>A series that only the file has; null where the file only plans it.</summary>
    private byte[]? Packed(long series) => OfSeries(series) is { Count: > 0 } days ? days.Pack() : null;

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
