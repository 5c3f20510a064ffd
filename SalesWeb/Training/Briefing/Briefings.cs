using SalesWeb.Datasets;
using SalesWeb.Datasets.Versions;

namespace SalesWeb.Training.Briefing;

/// <summary>
/// How the sales of a version stand. What it takes long to find is found once for a version and a day: a version never changes, and
/// only the day decides which periods are over.
/// </summary>
public sealed class Briefings(DayStore days, SalesStore sales, VersionCache cache, TimeProvider clock)
{
    private const string OfMovers = "movers";

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>How the sales stand.</summary>
    /// <exception cref="UserErrorException">The version was deleted just now.</exception>
    public SalesNow Now(DatasetVersion version)
    {
        var today = Today;
        return cache.Get("briefings", version, today, () => Find(version, today), now => now.Course.Count + 1);
    }

    /// <summary>What rose and fell most; null where nothing came before.</summary>
    /// <inheritdoc cref="Now"/>
    public Movers? Movers(DatasetVersion version) =>
        cache.Get(OfMovers, version, Today, () => FindMovers(version), movers => movers is null ? 1 : movers.Risen.Count + movers.Fallen.Count + 1);

    /// <summary>Whether <see cref="Movers"/> need not look any more.</summary>
    public bool KnowsMovers(DatasetVersion version) => cache.Knows(OfMovers, version, Today);

    /// <summary>The categories, those of the largest sales first.</summary>
    public IReadOnlyList<CategorySummary> Categories(DatasetVersion version) => cache.Get<IReadOnlyList<CategorySummary>>(
        "categories",
        version,
        "by sales",
        () => [.. sales.Categories(version.Id).OrderByDescending(category => category.Total)],
        categories => categories.Count + 1);

    private SalesNow Find(DatasetVersion version, DateOnly today) => days.Days(version.Id, SalesSelection.All) is { Count: > 0 } all
        ? SalesNow.Of(version, all, today)
        : throw new UserErrorException($"The sales of \"{version.Dataset}\" are gone.", "Load the page again.", UserErrorKind.Conflict);

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

    /// <summary>What moves apart: categories where there are several, and the items and stores that the files name.</summary>
    private static List<SalesPart> PartsOf(DatasetVersion version)
    {
        var headers = version.KnownHeaderByRole;
        List<SalesPart> parts = version.Categories > 1 ? [SalesPart.Category] : [];
        foreach (var (role, part) in new[] { ("item", SalesPart.Item), ("store", SalesPart.Store) })
        {
            if (headers.ContainsKey(role))
                parts.Add(part);
        }

        return parts.Count > 0 ? parts : [SalesPart.Category];
    }
}
