using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using SalesWeb.Datasets;
using SalesWeb.Quality;
using SalesWeb.Series;

namespace SalesWeb.Training;

/// <summary>The quality reports of datasets. Each dataset is judged once for a version and its corrections, from rollups alone.</summary>
public sealed class QualityReports(SalesStore sales, DayStore days)
{
    private const int MostKept = 8;

    private readonly ConcurrentDictionary<(long Version, long Revision), Lazy<IReadOnlyList<QualityReport>>> _known = [];

    /// <summary>A report for every category, the worst first.</summary>
    public IReadOnlyList<QualityReport> Of(DatasetVersion version)
    {
        if (_known.Count > MostKept)
            _known.Clear();
        var place = (version.Id, version.Revision);
        var kept = _known.GetOrAdd(place, _ => new(() => Judge(version)));
        try
        {
            return kept.Value;
        }
        catch (Exception e)
        {
            // What failed, perhaps because the version was being deleted, is tried again by the next who asks.
            _known.TryRemove(new(place, kept));
            if (e is AggregateException { InnerException: UserErrorException problem })
                ExceptionDispatchInfo.Throw(problem);
            throw;
        }
    }

    /// <summary>The report of all categories together. It is computed anew.</summary>
    public QualityReport Whole(DatasetVersion version) =>
        QualityReport.Of(version.Dataset, Together(version), version.FirstDate, isMissingEverywhere: null);

    /// <summary>The report of one category.</summary>
    /// <exception cref="UserErrorException">The version has no such category.</exception>
    public QualityReport Get(DatasetVersion version, string category)
    {
        if (_known.TryGetValue((version.Id, version.Revision), out var all) && all.IsValueCreated && all.Value.FirstOrDefault(one => one.Name == category) is { } known)
            return known;
        return QualityReport.Of(category, History(version, category), version.FirstDate, MissingEverywhere(version));
    }

    /// <summary>The sales of a category as they are judged, corrections included.</summary>
    /// <exception cref="UserErrorException">The version has no such category.</exception>
    public SalesHistory History(DatasetVersion version, string category)
    {
        var sold = Sold(version, new SalesSelection(category));
        return sold.Count > 0 ? SalesHistory.Of(version.Frequency, sold, version.LastDate) : throw sales.Unknown(version, category);
    }

    private IReadOnlyList<QualityReport> Judge(DatasetVersion version)
    {
        var isMissing = MissingEverywhere(version);
        return
        [
            .. sales.Categories(version.Id)
                .AsParallel().AsOrdered()
                .Select(one => QualityReport.Of(one.Category, History(version, one.Category), version.FirstDate, isMissing))
                .AsSequential()
                .OrderByDescending(report => report.Worst)
                .ThenBy(report => report.Verdict.Answer)
                .ThenByDescending(report => report.Findings.Count(finding => finding.Severity == report.Worst)),
        ];
    }

    /// <summary>Whether nothing at all has a row on a date; null for a dataset of one category, where that says nothing.</summary>
    private Func<DateOnly, bool>? MissingEverywhere(DatasetVersion version)
    {
        if (version.Categories < 2)
            return null;
        var all = Together(version);
        return date => all.Frequency.PeriodsBetween(all.Start, date) is var period && (period < 0 || period >= all.Length || !all.IsKnown[period]);
    }

    private SalesHistory Together(DatasetVersion version) => SalesHistory.Of(version.Frequency, Sold(version, SalesSelection.All), version.LastDate);

    private List<SoldPeriod> Sold(DatasetVersion version, SalesSelection selection) =>
    [
        .. days.Days(version.Id, selection)
            .Select(day => new SoldPeriod(day.Date, (version.Measure == Measure.Amount ? day.Amount : day.Quantity) ?? 0, day.Rows, day.Price)),
    ];
}
