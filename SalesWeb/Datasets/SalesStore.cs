using System.Data;
using Dapper;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Datasets.Levels;
using SalesWeb.Series;
using SalesWeb.Storage;

namespace SalesWeb.Datasets;

/// <summary>What was sold, by category and date. Every answer comes from a rollup, never from the rows of the file.</summary>
/// <remarks>
/// Every number is in the measure of the version. A row that does not give it counts as 0. Corrections lie over dates and series,
/// and a category's own rule for missing periods goes before the one that is passed; the totals of categories are those of the file.
/// </remarks>
public sealed class SalesStore(SalesDatabase database)
{
    /// <summary>The categories of a version, numbers first and by value, then words by the alphabet; empty for an unknown version.</summary>
    public IReadOnlyList<CategorySummary> Categories(long versionId)
    {
        using var connection = database.Value.Open();
        var summaries = connection.Query<CategorySummary>(
            "SELECT name AS category, first_date, last_date, total, periods FROM categories WHERE version_id = @versionId",
            new { versionId });
        return [.. summaries.OrderBy(summary => summary.Category, NaturalOrder.Instance)];
    }

    /// <summary>What was sold on each date that has any row, oldest first.</summary>
    /// <param name="versionId">The version of the dataset.</param>
    /// <param name="category">One category; null for all together.</param>
    /// <param name="from">The first date wanted (included); null for all.</param>
    /// <param name="to">The last date wanted (included); null for all.</param>
    public IReadOnlyList<DatedTotal> Totals(long versionId, string? category, DateOnly? from, DateOnly? to)
    {
        using var connection = database.Value.Open();
        var isAmount = connection.ExecuteScalar<string>("SELECT measure FROM dataset_versions WHERE id = @versionId", new { versionId }) == nameof(Measure.Amount);
        var measure = isAmount ? Measure.Amount : Measure.Quantity;
        IReadOnlyList<DatedTotal> totals =
        [
            .. DayStore.Days(connection, versionId, new SalesSelection(category)).Sums()
                .Where(day => !(day.Date < from) && !(day.Date > to))
                .Select(day => new DatedTotal { Date = day.Date, Value = day.In(measure) }),
        ];
        return CorrectionLayer.Read(database, versionId)
            .Over(new SalesSelection(category), totals, new DateSpan(from ?? DateOnly.MinValue, to ?? DateOnly.MaxValue));
    }

    /// <summary>
    /// One category from its own first period to the last period of the whole version (included),
    /// with the periods between that have no row filled by <paramref name="rule"/>.
    /// </summary>
    /// <exception cref="UserErrorException">The version has no such category.</exception>
    public SalesSeries GetSeries(DatasetVersion version, string category, MissingRule rule)
    {
        var totals = Totals(version.Id, category, from: null, to: null);
        return totals.Count > 0
            ? SeriesBuilder.Build(category, version.Frequency, totals, RuleOf(version, category, rule), end: version.LastDate).Series
            : throw Unknown(version, category);
    }

    /// <summary>
    /// What the series of a category are: the category as a whole, then its items, its stores and its items in stores, each in
    /// natural order. One that would repeat another is left out.
    /// </summary>
    /// <exception cref="UserErrorException">The version has no such category.</exception>
    public IReadOnlyList<SeriesKey> Keys(DatasetVersion version, string category)
    {
        using var connection = database.Value.Open();
        return Levels(connection, version, category).Keys();
    }

    /// <summary>The key that a text names.</summary>
    /// <exception cref="UserErrorException">The version has no such category, or the category no such series.</exception>
    public SeriesKey GetKey(DatasetVersion version, string category, string text)
    {
        const int MostNamed = 20;
        var keys = Keys(version, category);
        if (keys.FirstOrDefault(key => key.ToString() == text) is { } found)
            return found;

        var more = keys.Count > MostNamed ? $" and {keys.Count - MostNamed} more" : "";
        throw new UserErrorException(
            $"The category \"{category}\" of the dataset \"{version.Dataset}\" has no series \"{text}\"; it has "
            + $"{string.Join(", ", keys.Take(MostNamed).Select(key => $"\"{key}\""))}{more}.",
            "Choose one of these.",
            UserErrorKind.Unknown,
            field: "series");
    }

    /// <summary>
    /// The series of a category at all levels, as in <see cref="Keys"/>, with prices and promotions: the category as a whole
    /// first, then the others from the largest sales to the smallest. All end with the last period of the version; each begins
    /// with its own first sale.
    /// </summary>
    /// <param name="version">The version of the dataset.</param>
    /// <param name="category">One of its categories.</param>
    /// <param name="rule">What a period without any row means.</param>
    /// <param name="most">How many series at most, at least 1; those of the largest sales are kept.</param>
    /// <exception cref="UserErrorException">The version has no such category.</exception>
    public IReadOnlyList<LeveledSeries> GetLevels(DatasetVersion version, string category, MissingRule rule, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);

        using var connection = database.Value.Open();
        var reader = Levels(connection, version, category);
        return
        [
            .. reader.Read(reader.Largest(most), RuleOf(version, category, rule), CorrectionLayer.Read(database, version.Id))
                .OrderByDescending(level => level.Series.Key is { Item: null, Store: null })
                .ThenByDescending(level => level.Total)
                .Select(level => level.Series),
        ];
    }

    /// <summary>One series of a category, the same to the bit as in <see cref="GetLevels"/>.</summary>
    /// <exception cref="UserErrorException">The version has no such category, or nothing of the item or in the store was sold.</exception>
    public LeveledSeries GetLevel(DatasetVersion version, SeriesKey key, MissingRule rule)
    {
        using var connection = database.Value.Open();
        var found = Levels(connection, version, key.Category)
            .Read([key], RuleOf(version, key.Category, rule), CorrectionLayer.Read(database, version.Id))
            .ToList();
        return found.Count > 0
            ? found[0].Series
            : throw new UserErrorException(
                $"The category \"{key.Category}\" of the dataset \"{version.Dataset}\" has no sales of \"{key}\".",
                "Choose an item and a store that it has sold.",
                UserErrorKind.Unknown,
                field: "series");
    }

    /// <summary>What a missing period of a category means: what was decided for it, or else <paramref name="otherwise"/>.</summary>
    public MissingRule RuleOf(DatasetVersion version, string category, MissingRule otherwise)
    {
        using var connection = database.Value.Open();
        var rule = connection.ExecuteScalar<string?>(
            "SELECT rule FROM missing_rules WHERE dataset = @Dataset AND category = @category AND ended_at IS NULL", new { version.Dataset, category });
        return rule is null ? otherwise : Enum.Parse<MissingRule>(rule);
    }

    /// <summary>The refusal of a category that a version has not; it names those it has.</summary>
    public UserErrorException Unknown(DatasetVersion version, string category)
    {
        const int MostNamed = 20;
        var names = Categories(version.Id).Select(known => $"\"{known.Category}\"").ToList();
        var more = names.Count > MostNamed ? $" and {names.Count - MostNamed} more" : "";
        return new UserErrorException(
            $"The dataset \"{version.Dataset}\" has no category \"{category}\"; it has {string.Join(", ", names.Take(MostNamed))}{more}.",
            "Choose one of these.",
            UserErrorKind.Unknown,
            field: "category");
    }

    private LevelReader Levels(IDbConnection connection, DatasetVersion version, string category)
    {
        var id = connection.ExecuteScalar<long?>(
            "SELECT id FROM categories WHERE version_id = @Id AND name = @category", new { version.Id, category });
        return id is null ? throw Unknown(version, category) : new LevelReader(connection, version, category, id.Value);
    }
}
