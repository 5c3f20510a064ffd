using System.Collections.Concurrent;
using System.Text.Json;
using SalesWeb.Datasets;

namespace SalesWeb.Training.Briefing;

/// <summary>
/// How the sales of a version stand. What it takes long to find is found once for a version and a day: a version never changes, and
/// only the day decides which periods are over.
/// </summary>
public sealed class Briefings(DayStore days, SalesStore sales, TimeProvider clock)
{
    /// <summary>Versions that are remembered.</summary>
    private const int MostKept = 50;

    private readonly ConcurrentDictionary<(long Version, long Revision, DateOnly Today), Lazy<SalesNow>> _now = [];

    private readonly ConcurrentDictionary<(long Version, long Revision, DateOnly Today), Lazy<Movers?>> _movers = [];

    private readonly ConcurrentDictionary<long, Lazy<IReadOnlyList<CategorySummary>>> _categories = [];

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>How the sales stand.</summary>
    /// <exception cref="UserErrorException">The version was deleted just now.</exception>
    public SalesNow Now(DatasetVersion version)
    {
        var today = Today;
        return Once(_now, (version.Id, version.Revision, today), () => days.Days(version.Id, SalesSelection.All) is { Count: > 0 } all
            ? SalesNow.Of(version, all, today)
            : throw new UserErrorException($"The sales of \"{version.Dataset}\" are gone.", "Load the page again.", UserErrorKind.Conflict));
    }

    /// <summary>What rose and fell most; null where nothing came before.</summary>
    /// <inheritdoc cref="Now"/>
    public Movers? Movers(DatasetVersion version) => Once(_movers, (version.Id, version.Revision, Today), () => FindMovers(version));

    /// <summary>Whether <see cref="Movers"/> need not look any more.</summary>
    public bool KnowsMovers(DatasetVersion version) => _movers.TryGetValue((version.Id, version.Revision, Today), out var found) && found.IsValueCreated;

    /// <summary>The categories, those of the largest sales first.</summary>
    public IReadOnlyList<CategorySummary> Categories(DatasetVersion version) =>
        Once(_categories, version.Id, () => [.. sales.Categories(version.Id).OrderByDescending(category => category.Total)]);

    private Movers? FindMovers(DatasetVersion version)
    {
        if (Briefing.Movers.WindowOf(Now(version)) is not { } window)
            return null;

        var spans = Briefing.Movers.SpansOf(window);
        var parts = PartsOf(version);
        return Briefing.Movers.Of(
            window,
            version.Measure,
            parts.SelectMany(part => days.Breakdown(version.Id, SalesSelection.All, part, spans).Select(sums => (part, sums))));
    }

    /// <summary>What moves apart: categories where there are several, and the items and stores that the file names.</summary>
    private static List<SalesPart> PartsOf(DatasetVersion version)
    {
        using var columns = JsonDocument.Parse(version.Columns);
        List<SalesPart> parts = version.Categories > 1 ? [SalesPart.Category] : [];
        foreach (var (role, part) in new[] { ("item", SalesPart.Item), ("store", SalesPart.Store) })
        {
            if (columns.RootElement.TryGetProperty(role, out _))
                parts.Add(part);
        }

        return parts.Count > 0 ? parts : [SalesPart.Category];
    }

    /// <summary>Finds something once, however many ask for it at the same time; what fails is tried again by the next who asks.</summary>
    private static TValue Once<TKey, TValue>(ConcurrentDictionary<TKey, Lazy<TValue>> kept, TKey key, Func<TValue> find)
        where TKey : notnull
    {
        if (kept.Count > MostKept)
            kept.Clear();
        var found = kept.GetOrAdd(key, _ => new Lazy<TValue>(find));
        try
        {
            return found.Value;
        }
        catch
        {
            kept.TryRemove(new(key, found));
            throw;
        }
    }
}
