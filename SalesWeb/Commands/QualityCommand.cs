using System.CommandLine;
using SalesWeb.Datasets;
using SalesWeb.Quality;
using SalesWeb.Training;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>quality</c>: what the sales are like before any model sees them, and whether they can be forecast.</summary>
internal static class QualityCommand
{
    public static Command Create(Verb verb)
    {
        var dataset = new Option<string?>("--dataset") { Description = "The dataset; without it, the default dataset.", HelpName = "NAME" };
        var category = new Option<string?>("--category") { Description = "One category with all that was found; without it all, the worst first.", HelpName = "C" };
        return verb.Over(
            "quality",
            "Judges the sales of every category: gaps, outliers, level shifts, what kind of demand it is, and whether it can be forecast.",
            [dataset, category],
            (parsed, call) =>
            {
                var version = call.Get<DatasetStore>().Get(parsed.GetValue(dataset));
                var reports = call.Get<QualityReports>();
                return parsed.GetValue(category) is { } one
                    ? Tell(call, version, reports.Get(version, one))
                    : Tell(call, version, reports.Of(version));
            });
    }

    private static int Tell(VerbCall call, DatasetVersion version, IReadOnlyList<QualityReport> reports) => call.Answer(
        new { version.Dataset, Categories = reports.Select(Object) },
        console => console.Write(Tables.Of(
            ["category", "forecast", "demand", "rows missing", "outliers", "what needs attention"],
            reports.Select(report => new[]
            {
                report.Name,
                report.Verdict.Sentence,
                report.Demand?.Class.ToString().ToLowerInvariant() ?? "",
                $"{report.Gaps.Missing:N0}",
                $"{report.Outliers.Count(one => one.IsOdd):N0}",
                string.Join(", ", report.Findings.Where(finding => finding.Severity > Severity.Note).Select(finding => finding.About).Distinct()),
            }),
            3,
            4)));

    private static int Tell(VerbCall call, DatasetVersion version, QualityReport report) => call.Answer(
        new { version.Dataset, Category = Object(report) },
        console =>
        {
            console.WriteLine($"{report.Name}: {report.Verdict.Sentence}");
            foreach (var reason in report.Verdict.Reasons)
                console.WriteLine($"  {reason}");
            console.Write(Tables.Of(["about", "what was found"], report.Findings.Select(finding => new[] { finding.About, finding.Text })));
            console.WriteLine(report.Advice.Rule is { } rule ? $"Suggested for missing periods: {rule.ToString().ToLowerInvariant()}. {report.Advice.Reason}" : report.Advice.Reason);
        });

    private static object Object(QualityReport report) => new
    {
        Category = report.Name,
        Forecastable = report.Verdict.Answer,
        report.Verdict.Sentence,
        report.Verdict.Reasons,
        Demand = report.Demand?.Class,
        Adi = report.Demand?.Interval,
        Cv2 = report.Demand?.Variation,
        Periods = report.Gaps.Periods,
        report.Gaps.Missing,
        MissingByPattern = report.Gaps.Closures.Count,
        SuggestedRule = report.Advice.Rule,
        SuggestedBecause = report.Advice.Reason,
        ZeroShare = report.Oddities.ZeroShare,
        report.Oddities.Negatives,
        SeasonOfWeek = report.Seasons.Week,
        SeasonOfYear = report.Seasons.Year,
        SeasonalNaiveWape = report.Trial?.Wape,
        report.Outliers,
        report.PriceOutliers,
        LevelShifts = report.Shifts,
        report.Findings,
    };
}
