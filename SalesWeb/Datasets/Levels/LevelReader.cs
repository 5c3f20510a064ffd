using System.Data;
using Dapper;
using SalesWeb.Datasets.Days;
using SalesWeb.Import.Columns;
using SalesWeb.Import.Headings;
using SalesWeb.Series;

namespace SalesWeb.Datasets.Levels;

/// <summary>Reads the series of one category at any level, in a fixed number of statements and in one pass over its rollups.</summary>
/// <remarks>Days are added part by part and in order, so that sums of fractions are the same to the bit whoever asks.</remarks>
internal sealed class LevelReader
{
    private readonly IDbConnection _connection;
    private readonly DatasetVersion _version;
    private readonly string _category;
    private readonly long _id;

    /// <param name="connection">Where to read from.</param>
    /// <param name="version">The version of the dataset.</param>
    /// <param name="category">The name of the category.</param>
    /// <param name="id">Its number in the database.</param>
    public LevelReader(IDbConnection connection, DatasetVersion version, string category, long id)
    {
        (_connection, _version, _category, _id) = (connection, version, category, id);
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
        foreach (var (id, content) in PartBlocks())
        {
            var sold = Sold(new DayBlock(content));
            foreach (var key in CategoryLevels.Of(_category, byPart[id]).Where(volumes.ContainsKey))
                volumes[key] += sold;
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
        {
            // The category's own block, so that the whole is the same to the bit as in every other answer.
            foreach (var (day, totals) in Blocks.OfCategory(_connection, _id).Days())
                whole.Add(DateOnly.FromDayNumber(day), Row(totals));
        }

        if (whole is null || keys.Count > 1)
        {
            foreach (var (part, content) in PartBlocks(keys.Count == 1 ? keys[0] : null))
                Add(below[part], new DayBlock(content));
        }

        if (axis.Planned > 0)
            AddPlans((part, date, row) => Add(whole is null ? below[part] : [whole, .. below[part]], date, row));

        var tellsPromotions = _version.KnownHeaderByRole.ContainsKey(RoleFinder.Name(Role.Promotion));
        return keys
            .Where(key => sums[key].IsSold)
            .Select(key => (sums[key].Build(key, rule, tellsPromotions, corrections), sums[key].Total));
    }

    private static void Add(LevelSums[] sums, DateOnly date, LevelRow row)
    {
        foreach (var sum in sums)
            sum.Add(date, row);
    }

    private void Add(LevelSums[] sums, in DayBlock block)
    {
        for (var i = 0; sums.Length > 0 && i < block.Count; i++)
            Add(sums, DateOnly.FromDayNumber(block.DayAt(i)), Row(block[i]));
    }

    private double Sold(in DayBlock block)
    {
        var sum = 0.0;
        for (var i = 0; i < block.Count; i++)
            sum += Row(block[i]).Value;
        return sum;
    }

    /// <summary>The blocks of all parts or, where one series is wanted, of those that it adds up; part by part.</summary>
    private IEnumerable<(long Part, byte[] Content)> PartBlocks(SeriesKey? key = null) => Blocks
        .OfSeries(
            _connection,
            "s.item",
            "s.category_id = @_id AND (@item IS NULL OR s.item = @item) AND (@store IS NULL OR s.store = @store)",
            new { _id, item = key?.Item, store = key?.Store })
        .Select(block => (block.SeriesId, block.Content));

    private void AddPlans(Action<long, DateOnly, LevelRow> add)
    {
        var plans = _connection.Query<PlanRow>(
            """
            SELECT p.series_id, p.date, COALESCE(p.price_sum, 0) AS price_sum, p.priced, p.promoted, p.row_count AS rows
            FROM series s
            JOIN planned_days p ON p.series_id = s.id
            WHERE s.category_id = @_id
            ORDER BY s.id, p.date
            """,
            new { _id });
        foreach (var plan in plans)
            add(plan.SeriesId, plan.Date, new LevelRow(Value: 0, plan.PriceSum, plan.Priced, plan.Promoted, plan.Rows));
    }

    private LevelRow Row(in DayTotals totals) =>
        new(totals.In(_version.Measure), OrZero(totals.PriceSum), totals.Priced, totals.Promoted, totals.Rows);

    private static double OrZero(double value) => double.IsNaN(value) ? 0 : value;

    private List<CategoryPart> Parts() =>
        [.. _connection.Query<CategoryPart>("SELECT id, item, store FROM series WHERE category_id = @_id", new { _id })];

    private LevelAxis Axis()
    {
        var start = _connection.ExecuteScalar<DateOnly>("SELECT first_date FROM categories WHERE id = @_id", new { _id });
        var plan = _connection.ExecuteScalar<DateOnly?>(
            "SELECT MAX(p.date) FROM series s JOIN planned_days p ON p.series_id = s.id WHERE s.category_id = @_id", new { _id });
        return LevelAxis.Of(_version, start, plan);
    }

    private sealed record PlanRow
    {
        public required long SeriesId { get; init; }

        public required DateOnly Date { get; init; }

        public required double PriceSum { get; init; }

        public required int Priced { get; init; }

        public required int Promoted { get; init; }

        public required int Rows { get; init; }
    }
}
