using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Training.Briefing;

/// <summary>What rose and what fell most, in pieces or money.</summary>
public sealed record Movers
{
    /// <summary>The most that are named of each kind and direction.</summary>
    public const int Most = 5;

    /// <summary>The periods that are compared.</summary>
    public required SalesWindow Window { get; init; }

    /// <summary>The strongest first.</summary>
    public required IReadOnlyList<Mover> Risen { get; init; }

    /// <summary>The strongest first.</summary>
    public required IReadOnlyList<Mover> Fallen { get; init; }

    public bool Any => Risen.Count + Fallen.Count > 0;

    /// <summary>Those of one kind.</summary>
    public Movers Of(SalesPart part) => this with
    {
        Risen = [.. Risen.Where(mover => mover.Part == part)],
        Fallen = [.. Fallen.Where(mover => mover.Part == part)],
    };

    /// <summary>The window to compare by: the longest that has periods before it; null where there is none.</summary>
    public static SalesWindow? WindowOf(SalesNow now) => now.Windows.LastOrDefault(window => window.Before is not null);

    /// <summary>The dates to sum by: of the periods now, of those before and, where the data has them, of those a year earlier.</summary>
    public static IReadOnlyList<DateSpan> SpansOf(SalesWindow window)
    {
        Stretch?[] stretches = [window.Now, window.Before, window.YearBefore];
        return [.. stretches.OfType<Stretch>().Select(one => new DateSpan(one.First, one.DateAt(one.Values.Count).AddDays(-1)))];
    }

    /// <param name="window">The periods, with some before them.</param>
    /// <param name="measure">What is counted.</param>
    /// <param name="parts">The sums of <see cref="SpansOf"/> by category, by item or both.</param>
    public static Movers Of(SalesWindow window, Measure measure, IEnumerable<(SalesPart Part, PartSums Sums)> parts)
    {
        List<Mover> movers = [.. parts.Where(one => one.Sums.Name.Length > 0).Select(one => Read(one.Part, one.Sums, measure))];
        return new Movers
        {
            Window = window,
            Risen = Strongest(movers.Where(mover => mover.Change > 0)),
            Fallen = Strongest(movers.Where(mover => mover.Change < 0)),
        };
    }

    private static Mover Read(SalesPart part, PartSums sums, Measure measure)
    {
        var values = sums.Spans.Select(sum => sum?.In(measure) ?? 0).ToList();
        return new Mover(part, sums.Name, values[0], values[1], values.Count > 2 ? values[2] : null);
    }

    private static IReadOnlyList<Mover> Strongest(IEnumerable<Mover> movers) =>
    [
        .. movers.GroupBy(mover => mover.Part)
            .SelectMany(kind => kind.OrderByDescending(mover => Math.Abs(mover.Change)).ThenBy(mover => mover.Name, NaturalOrder.Instance).Take(Most)),
    ];
}
