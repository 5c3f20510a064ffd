using System.Data;
using Dapper;

namespace SalesWeb.Datasets.Days;

/// <summary>Reads the blocks of days from the database.</summary>
internal static class Blocks
{
    /// <summary>Everything of a version; empty where there is no such version.</summary>
    public static DayTable OfVersion(IDbConnection connection, long versionId) =>
        Table(connection.Query<byte[]>("SELECT content FROM version_blocks WHERE version_id = @versionId", new { versionId }));

    /// <summary>Everything of a category, by its number.</summary>
    public static DayTable OfCategory(IDbConnection connection, long categoryId) =>
        Table(connection.Query<byte[]>("SELECT content FROM category_blocks WHERE category_id = @categoryId", new { categoryId }));

    /// <summary>The blocks of categories, read one after the other.</summary>
    /// <param name="connection">Where to read from.</param>
    /// <param name="condition">Which, of <c>categories c</c>.</param>
    /// <param name="parameters">For the condition.</param>
    public static IEnumerable<(string Name, byte[] Content)> OfCategories(IDbConnection connection, string condition, object parameters)
    {
        using var reader = connection.ExecuteReader(
            $"SELECT c.name, b.content FROM categories c JOIN category_blocks b ON b.category_id = c.id WHERE {condition}", parameters);
        while (reader.Read())
            yield return (reader.GetString(0), (byte[])reader.GetValue(1));
    }

    /// <summary>
    /// The blocks of series, in the order in which the series were imported, so that sums of fractions are the same to the bit
    /// whoever asks; a series may have several, one behind the other.
    /// </summary>
    /// <param name="connection">Where to read from.</param>
    /// <param name="name">What is wanted beside them, a column of text of <c>series s</c> or its <c>categories c</c>.</param>
    /// <param name="condition">Which series.</param>
    /// <param name="parameters">For the condition.</param>
    public static IEnumerable<(long SeriesId, string Name, byte[] Content)> OfSeries(
        IDbConnection connection, string name, string condition, object parameters)
    {
        // Found first and read one by one: sorted together with their blocks, they would not fit into memory.
        var found = connection.Query<(long Id, string Name)>(
            $"SELECT s.id, {name} FROM series s JOIN categories c ON c.id = s.category_id WHERE {condition}", parameters);
        return Read(connection, found.OrderBy(series => series.Id), series => series.Id).Select(block => (block.Of.Id, block.Of.Name, block.Content));
    }

    /// <summary>The blocks of series, by their numbers, in the order of these.</summary>
    public static IEnumerable<byte[]> OfSeries(IDbConnection connection, IEnumerable<long> series) =>
        Read(connection, series.Order(), id => id).Select(block => block.Content);

    /// <summary>The days of one item or store over all categories; null where they are not kept.</summary>
    public static DayTable? FindPart(IDbConnection connection, long versionId, SalesPart part, string name)
    {
        var days = Table(OfParts(connection, "version_id = @versionId AND part = @part AND name = @name", new { versionId, part = part.ToString(), name })
            .Select(block => block.Content));
        return days.Count > 0 ? days : null;
    }

    /// <summary>Whether the items, or the stores, of a version are kept over all categories.</summary>
    public static bool HasParts(IDbConnection connection, long versionId, SalesPart part) => connection.ExecuteScalar<bool>(
        "SELECT EXISTS (SELECT 1 FROM part_blocks WHERE version_id = @versionId AND part = @part)", new { versionId, part = part.ToString() });

    /// <summary>The blocks of all items or stores over all categories, read one after the other.</summary>
    public static IEnumerable<(string Name, byte[] Content)> OfParts(IDbConnection connection, long versionId, SalesPart part) =>
        OfParts(connection, "version_id = @versionId AND part = @part", new { versionId, part = part.ToString() });

    private static IEnumerable<(string Name, byte[] Content)> OfParts(IDbConnection connection, string condition, object parameters)
    {
        using var reader = connection.ExecuteReader($"SELECT name, content FROM part_blocks WHERE {condition}", parameters);
        while (reader.Read())
            yield return (reader.GetString(0), (byte[])reader.GetValue(1));
    }

    private static IEnumerable<(T Of, byte[] Content)> Read<T>(IDbConnection connection, IEnumerable<T> all, Func<T, long> idOf)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT content FROM series_blocks WHERE series_id = @id ORDER BY part";
        var id = command.CreateParameter();
        id.ParameterName = "@id";
        command.Parameters.Add(id);
        foreach (var one in all)
        {
            id.Value = idOf(one);
            using var reader = command.ExecuteReader();
            while (reader.Read())
                yield return (one, (byte[])reader.GetValue(0));
        }
    }

    private static DayTable Table(IEnumerable<byte[]> blocks)
    {
        var table = new DayTable();
        foreach (var content in blocks)
            table.Add(new DayBlock(content));
        return table;
    }
}
