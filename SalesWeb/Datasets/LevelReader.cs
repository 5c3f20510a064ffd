using System.Data;
using System.Text.Json;
using Dapper;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Import;
using SalesWeb.Series;

namespace SalesWeb.Datasets;

/// <summary>Reads the series of one category at any level, in a fixed number of statements and in one pass over its rollups.</summary>
/// <remarks>Days are added part by part and in order, so that sums of fractions are the same to the bit whoever asks.</remarks>
internal sealed class LevelReader
{
    private const string Facts = "r.date, COALESCE(r.price_sum, 0), r.priced, r.promoted, r.row_count";

    private readonly IDbConnection _connection;
    private readonly DatasetVersion _version;
    private readonly string _category;
    private readonly long _id;
    private readonly string _measure;

    /// <param name="connection">Where to read from.</param>
    /// <param name="version">The version of the dataset.</param>
    /// <param name="category">The name of the category.</param>
    /// <param name="id">Its number in the database.</param>
    public LevelReader(IDbConnection connection, DatasetVersion version, string category, long id)
    {
        (_connection, _version, _category, _id) = (connection, version, category, id);
        _measure = version.Measure == Measure.Amount ? "COALESCE(r.amount, 0)" : "COALESCE(r.quantity, 0)";
    }

    /// <summary>All series of the category, in the order of <see cref="CategoryLevels.Keys"/>.</summary>
    public IReadOnlyList<SeriesKey> Keys() => CategoryLevels.Keys(_category, Parts());

    /// <summary>The keys of the category as a whole and of the series that sold most, in natural order.</summary>
    /// <param name="most">How many at most, at least 1.</param>
    public IReadOnlyList<SeriesKey> Largest(int most)
    {
        var parts = Parts();
        var keys = CategoryLevels.Keys(_category, parts);
        if (keys.Count <= most)
            return keys;

        var volumes = keys.ToDictionary(key => key, _ => 0.0);
        var byPart = parts.ToDictionary(part => part.Id);
        using var reader = _connection.ExecuteReader(
            $"""
            SELECT s.id, SUM({_measure})
            FROM series s
            JOIN series_days r ON r.series_id = s.id
            WHERE s.category_id = @_id
            GROUP BY s.id
            """,
            new { _id });
        while (reader.Read())
        {
            foreach (var key in CategoryLevels.Of(_category, byPart[reader.GetInt64(0)]).Where(volumes.ContainsKey))
                volumes[key] += reader.GetDouble(1);
        }

        var largest = keys.Skip(1).OrderByDescending(key => volumes[key]).Take(most - 1).ToHashSet();
        return [keys[0], .. keys.Skip(1).Where(largest.Contains)];
    }

    /// <summary>The series of these keys, in their order; a key of which nothing was sold is left out.</summary>
    /// <param name="keys">Of this category, at least one.</param>
    /// <param name="rule">What a period without any row means.</param>
    /// <param name="corrections">What is laid over the file.</param>
    public IEnumerable<(LeveledSeries Series, double Total)> Read(IReadOnlyList<SeriesKey> keys, MissingRule rule, CorrectionLayer corrections)
    {
        var axis = Axis();
        var sums = keys.ToDictionary(key => key, _ => new LevelSums(axis));
        var below = Parts().ToDictionary(
            part => part.Id,
            part => CategoryLevels.Of(_category, part).Where(sums.ContainsKey).Select(key => sums[key]).ToArray());
        var whole = sums.GetValueOrDefault(new SeriesKey(_category));
        if (whole is not null)
            AddWhole(whole);
        if (whole is null || keys.Count > 1)
            AddParts("series_days", keys, (part, date, row) => Add(below[part], date, row));
        if (axis.Planned > 0)
            AddParts("planned_days", keys, (part, date, row) => Add(whole is null ? below[part] : [whole, .. below[part]], date, row));

        var tellsPromotions = JsonSerializer.Deserialize<Dictionary<string, string>>(_version.Columns)!.ContainsKey(RoleFinder.Name(Role.Promotion));
        return keys
            .Where(key => sums[key].IsSold)
            .Select(key => (sums[key].Build(key, rule, tellsPromotions, corrections), sums[key].Total));
    }

    private static void Add(LevelSums[] sums, string date, LevelRow row)
    {
        foreach (var sum in sums)
            sum.Add(date, row);
    }

    /// <summary>Adds the rollup of the category, so that the whole is the same to the bit as in every other answer.</summary>
    private void AddWhole(LevelSums whole)
    {
        using var reader = _connection.ExecuteReader($"SELECT {Facts}, {_measure} FROM category_days r WHERE r.category_id = @_id ORDER BY r.date", new { _id });
        while (reader.Read())
            whole.Add(reader.GetString(0), Row(reader));
    }

    /// <summary>Goes through the days of all parts or, where there is but one key, of those that it adds up.</summary>
    private void AddParts(string table, IReadOnlyList<SeriesKey> keys, Action<long, string, LevelRow> add)
    {
        var (item, store) = keys.Count == 1 ? (keys[0].Item, keys[0].Store) : (null, null);
        using var reader = _connection.ExecuteReader(
            $"""
            SELECT {Facts}, {_measure}, s.id
            FROM series s
            JOIN {table} r ON r.series_id = s.id
            WHERE s.category_id = @_id AND (@item IS NULL OR s.item = @item) AND (@store IS NULL OR s.store = @store)
            ORDER BY s.item, s.store, r.date
            """,
            new { _id, item, store });
        while (reader.Read())
            add(reader.GetInt64(6), reader.GetString(0), Row(reader));
    }

    private static LevelRow Row(IDataReader reader) =>
        new(reader.GetDouble(5), reader.GetDouble(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4));

    private List<CategoryPart> Parts() =>
        [.. _connection.Query<CategoryPart>("SELECT id, item, store FROM series WHERE category_id = @_id", new { _id })];

    private LevelAxis Axis()
    {
        var start = _connection.ExecuteScalar<string>("SELECT first_date FROM categories WHERE id = @_id", new { _id })!;
        var plan = _connection.ExecuteScalar<string?>(
            "SELECT MAX(r.date) FROM series s JOIN planned_days r ON r.series_id = s.id WHERE s.category_id = @_id", new { _id });
        return LevelAxis.Of(_version, start, plan);
    }
}
