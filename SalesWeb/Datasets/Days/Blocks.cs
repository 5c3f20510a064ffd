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
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT content FROM series_blocks WHERE series_id = @id ORDER BY part";
        var id = command.CreateParameter();
        id.ParameterName = "@id";
        command.Parameters.Add(id);
        foreach (var series in found.OrderBy(series => series.Id))
        {
            id.Value = series.Id;
            using var reader = command.ExecuteReader();
            while (reader.Read())
                yield return (series.Id, series.Name, (byte[])reader.GetValue(0));
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
