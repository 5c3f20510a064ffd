using System.Runtime.ExceptionServices;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Versions;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Holidays;
using SalesWeb.Quality;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Training;

/// <summary>The quality reports of datasets. Each dataset is judged once for a version and its corrections, from rollups alone.</summary>
public sealed class QualityReports(SalesStore sales, DayStore days, VersionCache cache, SalesWebSettings settings)
{
    private const string Name = "quality reports";

    private const string All = "all";

    private const string Together = "together";

    private readonly HolidayCalendar _calendar = settings.Calendar.ToCalendar();

    /// <summary>A report for every category, the worst first.</summary>
    public IReadOnlyList<QualityReport> Of(DatasetVersion version) => cache.Get(Name, version, All, () => Judge(version), reports => 1 + reports.Sum(Weight));

    /// <summary>The report of all categories together.</summary>
    public QualityReport Whole(DatasetVersion version) => cache.Get(
        Name,
        version,
        Together,
        () => QualityReport.Of(version.Dataset, AllTogether(version), version.FirstDate, isMissingEverywhere: null, _calendar, Minimum(version)),
        Weight);

    /// <summary>The report of one category.</summary>
    /// <exception cref="UserErrorException">The version has no such category.</exception>
    public QualityReport Get(DatasetVersion version, string category)
    {
        if (cache.Knows(Name, version, All) && Of(version).FirstOrDefault(one => one.Name == category) is { } known)
            return known;
        return QualityReport.Of(category, History(version, category), version.FirstDate, MissingEverywhere(version), _calendar, Minimum(version));
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
        var (isMissing, minimum) = (MissingEverywhere(version), Minimum(version));
        try
        {
            return
            [
                .. sales.Categories(version.Id)
                    .AsParallel().AsOrdered()
                    .Select(one => QualityReport.Of(one.Category, History(version, one.Category), version.FirstDate, isMissing, _calendar, minimum))
                    .AsSequential()
                    .OrderByDescending(report => report.Worst)
                    .ThenBy(report => report.Verdict.Answer)
                    .ThenByDescending(report => report.Findings.Count(finding => finding.Severity == report.Worst)),
            ];
        }
        catch (AggregateException e) when (e.InnerException is UserErrorException problem)
        {
            ExceptionDispatchInfo.Throw(problem);
            throw;
        }
    }

    private MinimumHistory Minimum(DatasetVersion version) => NetworkFit.MinimumHistory(settings, version.Frequency);

    /// <summary>In values: its outliers and findings, and about fifty numbers that every report has.</summary>
    private static int Weight(QualityReport report) => 50 + report.Outliers.Count + report.PriceOutliers.Count + report.Findings.Count;

    /// <summary>Whether nothing at all has a row on a date; null for a dataset of one category, where that says nothing.</summary>
    private Func<DateOnly, bool>? MissingEverywhere(DatasetVersion version)
    {
        if (version.Categories < 2)
            return null;
        var all = AllTogether(version);
        return date => all.Frequency.PeriodsBetween(all.Start, date) is var period && (period < 0 || period >= all.Length || !all.IsKnown[period]);
    }

    private SalesHistory AllTogether(DatasetVersion version) => SalesHistory.Of(version.Frequency, Sold(version, SalesSelection.All), version.LastDate);

    private List<SoldPeriod> Sold(DatasetVersion version, SalesSelection selection) =>
    [
        .. days.Days(version.Id, selection)
            .Select(day => new SoldPeriod(day.Date, day.In(version.Measure), day.Rows, day.Price, day.Promoted)),
    ];
}
