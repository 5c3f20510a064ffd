using System.Data;
using Dapper;
using SalesWeb.Series;

namespace SalesWeb.Datasets;

/// <summary>
/// The corrections that count for a version, to be laid over what its file says. One that was made of exactly the sales in
/// question takes their place; one that was made of a part of them adds its difference; one that was made of more than them
/// leaves them alone, because nobody said which part was wrong. One that the version has no place for, because it has no such
/// category or item or other dates, waits for a version that has.
/// </summary>
internal sealed class CorrectionLayer
{
    private readonly DatasetVersion? _version;
    private readonly IReadOnlyList<Correction> _corrections;
    private readonly Func<SalesSelection, IReadOnlyList<DaySum>> _days;
    private readonly Dictionary<SalesSelection, IReadOnlyList<DaySum>> _read = [];

    /// <param name="version">The version they lie over; may be null where there are none.</param>
    /// <param name="corrections">Those that count.</param>
    /// <param name="days">What the file says of a selection, day by day.</param>
    public CorrectionLayer(DatasetVersion? version, IReadOnlyList<Correction> corrections, Func<SalesSelection, IReadOnlyList<DaySum>> days) =>
        (_version, _corrections, _days) = (version, corrections, days);

    /// <summary>Whether there is nothing to lay over.</summary>
    public bool IsEmpty => _corrections.Count == 0;

    /// <param name="connection">Where to read from, open for as long as the layer is asked.</param>
    /// <param name="versionId">The version they lie over.</param>
    public static CorrectionLayer Read(IDbConnection connection, long versionId)
    {
        var corrections = connection.Query<Correction, DateOnly, (Correction Correction, DateOnly First)>(
            """
            SELECT c.*, k.first_date
            FROM corrections c
            JOIN dataset_versions v ON v.dataset = c.dataset AND v.measure = c.measure
            JOIN categories k ON k.version_id = v.id AND k.name = c.category
            WHERE v.id = @versionId AND c.ended_at IS NULL
            """,
            (correction, first) => (correction, first),
            new { versionId },
            splitOn: "first_date").AsList();
        if (corrections.Count == 0 || DatasetStore.FindVersion(connection, versionId) is not { } version)
            return new CorrectionLayer(null, [], _ => []);

        return new CorrectionLayer(
            version,
            [.. corrections.Where(one => version.Holds(one.First, one.Correction.Date)).Select(one => one.Correction)],
            selection => DayStore.Days(connection, versionId, selection).Sums());
    }

    /// <summary>Lays them over the totals of a selection, oldest first.</summary>
    /// <param name="selection">What the totals are of.</param>
    /// <param name="totals">Oldest first.</param>
    /// <param name="span">Where corrections may add a period that the file does not have; null for everywhere.</param>
    public IReadOnlyList<DatedTotal> Over(SalesSelection selection, IReadOnlyList<DatedTotal> totals, DateSpan? span = null) => Lay(
        selection,
        totals,
        total => total.Date,
        (total, date, value, adds) => new DatedTotal { Date = total?.Date ?? date, Value = adds ? value + (total?.Value ?? 0) : value },
        span);

    /// <summary>Lays them over the days of a selection, oldest first; only the measure of the version changes.</summary>
    public IReadOnlyList<DaySum> Over(SalesSelection selection, IReadOnlyList<DaySum> days) =>
        Lay(selection, days, day => day.Date, Changed, span: null);

    /// <summary>By how much they change the sum of a selection over a span.</summary>
    public double Difference(SalesSelection selection, DateSpan span)
    {
        var days = Changes(selection).Where(change => span.Holds(change.Date)).ToList();
        return days.Sum(change => change.Adds ? change.Value!.Value : (change.Value ?? 0) - OfFile(selection, change.Date));
    }

    /// <summary>A sum with its measure raised by a difference.</summary>
    public DaySum Raised(DaySum? sum, DateOnly date, double difference) => Changed(sum, date, difference, adds: true);

    private IReadOnlyList<T> Lay<T>(
        SalesSelection selection, IReadOnlyList<T> days, Func<T, DateOnly> dateOf, Func<T?, DateOnly, double, bool, T> make, DateSpan? span)
        where T : class
    {
        // What takes the place of all goes first; differences are added to that.
        var changes = Changes(selection).Where(change => span?.Holds(change.Date) ?? true).OrderBy(change => change.Adds).ToList();
        if (changes.Count == 0)
            return days;

        var laid = days.ToList();
        foreach (var change in changes)
        {
            var inside = laid.Where(day => IsSamePeriod(dateOf(day), change.Date)).ToList();
            if (change.Value is null && inside.Count == laid.Count)
                continue; // a series has at least one value
            if (!change.Adds)
                laid.RemoveAll(inside.Skip(change.Value is null ? 0 : 1).Contains);
            if (change.Value is not { } value)
                continue;
            if (inside.Count > 0)
                laid[laid.IndexOf(inside[0])] = make(inside[0], change.Date, value, change.Adds);
            else
                laid.Add(make(null, change.Date, value, change.Adds));
        }

        return [.. laid.OrderBy(dateOf)];
    }

    /// <summary>The corrections that change what is said of a selection.</summary>
    public IReadOnlyList<Correction> Counting(SalesSelection selection)
    {
        var inside = _corrections.Where(one => Holds(selection, Of(one)) && (one.Key.Depth == 0 || Read(Of(one)).Count > 0)).ToList();
        return [.. inside.Where(one => !inside.Any(other => IsSamePeriod(other.Date, one.Date) && GoesBefore(other, one)))];
    }

    private List<CorrectionChange> Changes(SalesSelection selection) => [.. Counting(selection).Select(one => Change(selection, one))];

    /// <summary>Whether a correction says all that another says, and more; of two of the same the newer.</summary>
    private static bool GoesBefore(Correction other, Correction one) => Of(other) == Of(one) ? other.Id > one.Id : Holds(Of(other), Of(one));

    private CorrectionChange Change(SalesSelection selection, Correction one)
    {
        var part = Of(one);
        if (part == selection || IsAllOf(selection, part, one.Date))
            return new CorrectionChange(one.Date, one.Value, Adds: false);
        return new CorrectionChange(one.Date, (one.Value ?? 0) - OfFile(part, one.Date), Adds: true);
    }

    /// <summary>Whether nothing else of the selection was sold in the period, so that the part is all of it.</summary>
    private bool IsAllOf(SalesSelection selection, SalesSelection part, DateOnly date) => Rows(selection, date) == Rows(part, date);

    private int Rows(SalesSelection selection, DateOnly date) => Read(selection, date).Sum(day => day.Rows);

    private double OfFile(SalesSelection selection, DateOnly date) => Read(selection, date).Sum(ValueOf);

    private IEnumerable<DaySum> Read(SalesSelection selection, DateOnly date) => Read(selection).Where(day => IsSamePeriod(day.Date, date));

    private IReadOnlyList<DaySum> Read(SalesSelection selection)
    {
        if (!_read.TryGetValue(selection, out var days))
            _read[selection] = days = _days(selection);
        return days;
    }

    private double ValueOf(DaySum day) => day.In(_version!.Measure);

    private DaySum Changed(DaySum? day, DateOnly date, double value, bool adds)
    {
        var basis = day ?? new DaySum { Date = date, Rows = 0, Quantity = null, Amount = null, PriceSum = null, Priced = 0, Promoted = 0 };
        var changed = adds ? ValueOf(basis) + value : value;
        return _version!.Measure == Measure.Amount ? basis with { Amount = changed } : basis with { Quantity = changed };
    }

    private bool IsSamePeriod(DateOnly one, DateOnly other) => _version!.IsSamePeriod(one, other);

    private static SalesSelection Of(Correction one) => new(one.Category, one.Item, one.Store);

    private static bool Holds(SalesSelection whole, SalesSelection part) =>
        (whole.Category is null || whole.Category == part.Category)
        && (whole.Item is null || whole.Item == part.Item)
        && (whole.Store is null || whole.Store == part.Store);
}
