using SalesWeb.Datasets;
using SalesWeb.Quality;

namespace SalesWeb.Pages.Quality;

/// <summary>The quality of a dataset: its categories, the worst first.</summary>
/// <param name="Version">The dataset.</param>
/// <param name="Whole">All categories together; null where there is only one.</param>
/// <param name="Reports">The categories of this part of the list.</param>
/// <param name="Answers">How many of all categories can be forecast how well.</param>
/// <param name="InNeed">How many of all categories need someone to look at them.</param>
/// <param name="Suggested">The categories for whose missing periods another rule is suggested than the one that counts, and nobody decided.</param>
/// <param name="Part">Which part of the list, from 1.</param>
/// <param name="Parts">How many there are, at least 1.</param>
public sealed record DatasetQuality(
    DatasetVersion Version,
    QualityReport? Whole,
    IReadOnlyList<QualityReport> Reports,
    IReadOnlyDictionary<Forecastable, int> Answers,
    int InNeed,
    IReadOnlyList<QualityReport> Suggested,
    int Part,
    int Parts)
{
    /// <summary>How many can be forecast how well, in words: "5 well, 1 roughly".</summary>
    public string InWords => string.Join(", ", Enum.GetValues<Forecastable>().Reverse()
        .Where(Answers.ContainsKey)
        .Select(answer => $"{Answers[answer]:N0} {Verdicts.InWords(answer)}"));

    /// <summary>Which rules are suggested, in words: "closed for 5, unknown for 1".</summary>
    public string SuggestedInWords => string.Join(", ", Suggested
        .CountBy(report => report.Advice.Rule!.Value)
        .OrderByDescending(entry => entry.Value)
        .Select(entry => $"{RuleForm.NameOf(entry.Key)} for {entry.Value:N0}"));
}
