using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<(long Version, DateOnly Today), SalesNow> _now = [];

    private readonly ConcurrentDictionary<(long Version, DateOnly Today), Movers?> _movers = [];

    private readonly ConcurrentDictionary<long, IReadOnlyList<CategorySummary>> _categories = [];

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>How the sales stand.</summary>
    public SalesNow Now(DatasetVersion version) =>
        Room(_now).GetOrAdd((version.Id, Today), _ => SalesNow.Of(version, days.Days(version.Id, SalesSelection.All), Today));

    /// <summary>What rose and fell most; null where nothing came before.</summary>
    public Movers? Movers(DatasetVersion version) => Room(_movers).GetOrAdd((version.Id, Today), _ => FindMovers(version));

    /// <summary>Whether <see cref="Movers"/> need not look any more.</summary>
    public bool KnowsMovers(DatasetVersion version) => _movers.ContainsKey((version.Id, Today));

    /// <summary>The categories, those of the largest sales first.</summary>
    public IReadOnlyList<CategorySummary> Categories(DatasetVersion version) =>
        Room(_categories).GetOrAdd(version.Id, id => [.. sales.Categories(id).OrderByDescending(category => category.Total)]);

    private Movers? FindMovers(DatasetVersion version)
    {
        if (Briefing.Movers.WindowOf(Now(version)) is not { } window)
            return null;

        var spans = Briefing.Movers.SpansOf(window);
        SalesPart[] parts = version.Series > version.Categories ? [SalesPart.Category, SalesPart.Item] : [SalesPart.Category];
        return Briefing.Movers.Of(
            window,
            version.Measure,
            parts.SelectMany(part => days.Breakdown(version.Id, SalesSelection.All, part, spans).Select(sums => (part, sums))));
    }

    private static ConcurrentDictionary<TKey, TValue> Room<TKey, TValue>(ConcurrentDictionary<TKey, TValue> kept)
        where TKey : notnull
    {
        if (kept.Count > MostKept)
            kept.Clear();
        return kept;
    }
}
