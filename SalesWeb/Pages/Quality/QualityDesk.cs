using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Quality;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Training;

namespace SalesWeb.Pages.Quality;

/// <summary>Gathers what the page on quality shows, and takes what people say there.</summary>
public sealed class QualityDesk(DatasetStore datasets, SalesStore sales, QualityReports reports, AmendmentStore amendments, SalesWebSettings settings)
{
    private const int InPart = 100;

    /// <summary>Series that are offered while one types; any other can be typed too.</summary>
    private const int MostKeys = 300;


    /// <exception cref="UserErrorException">There is no such dataset.</exception>
    public DatasetQuality All(string? dataset, int part)
    {
        var version = datasets.Get(dataset);
        var all = reports.Of(version);
        var parts = Math.Max(1, (all.Count + InPart - 1) / InPart);
        part = Math.Clamp(part, 1, parts);
        return new DatasetQuality(
            version,
            all.Count > 1 ? reports.Whole(version) : null,
            [.. all.Skip((part - 1) * InPart).Take(InPart)],
            all.CountBy(report => report.Verdict.Answer).ToDictionary(),
            all.Count(report => report.Worst > Severity.Note),
            Suggested(version),
            part,
            parts);
    }

    /// <exception cref="UserErrorException">There is no such dataset or category.</exception>
    public CategoryQuality One(string? dataset, string category, string author)
    {
        var version = datasets.Get(dataset);
        var keys = sales.Keys(version, category).Where(key => key.Depth > 0).ToList();
        return new CategoryQuality
        {
            Version = version,
            Report = reports.Get(version, category),
            History = reports.History(version, category),
            Corrections = amendments.Corrections(version.Dataset, category),
            Rules = amendments.Rules(version.Dataset, category),
            Setting = settings.Data.MissingPeriods,
            Keys = [.. keys.Take(MostKeys)],
            MoreKeys = Math.Max(0, keys.Count - MostKeys),
            Author = author,
        };
    }

    /// <exception cref="UserErrorException">There is no such dataset, category or series, or what was typed makes no sense.</exception>
    public void Correct(string? dataset, string category, CorrectionForm form)
    {
        var version = datasets.Get(dataset);
        var series = form.Series?.Trim();
        var key = string.IsNullOrEmpty(series) ? new SeriesKey(category) : sales.GetKey(version, category, series);
        amendments.Correct(version, form.Read(key));
    }

    /// <exception cref="UserErrorException">There is no such dataset, or no such correction that counts.</exception>
    public void Revoke(string? dataset, long id, string author, string reason) => amendments.Revoke(datasets.Get(dataset).Dataset, id, author, reason);

    /// <exception cref="UserErrorException">There is no such dataset, category or rule, or something is missing.</exception>
    public void SetRule(string? dataset, string category, RuleForm form) =>
        amendments.SetRule(datasets.Get(dataset), category, form.Read(), form.Author ?? "", form.Reason ?? "");

    /// <summary>Decides for every category as it is suggested, where nobody decided yet.</summary>
    /// <exception cref="UserErrorException">There is no such dataset, or no name was given.</exception>
    public void TakeSuggestions(string? dataset, string author)
    {
        var version = datasets.Get(dataset);
        amendments.SetRules(version, [.. Suggested(version).Select(report => (report.Name, report.Advice.Rule, ReasonOf(report)))], author);
    }

    /// <summary>The suggestion as a reason, as long as a reason may be.</summary>
    public static string ReasonOf(QualityReport report) => report.Advice.Reason is { Length: > AmendmentStore.LongestReason } reason
        ? $"{reason[..(AmendmentStore.LongestReason - 1)]}…"
        : report.Advice.Reason;

    private List<QualityReport> Suggested(DatasetVersion version)
    {
        var decided = amendments.RulesOf(version.Dataset);
        return [.. reports.Of(version).Where(report => report.Advice.Rule is { } rule && rule != settings.Data.MissingPeriods && !decided.ContainsKey(report.Name))];
    }
}
