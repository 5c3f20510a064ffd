using SalesWeb.Series;

namespace SalesWeb.Datasets.Importing;

/// <summary>What a file most likely does to the sales that its dataset has already, judged by its dates.</summary>
/// <param name="Mode">What is proposed.</param>
/// <param name="Why">The reason, a sentence.</param>
public sealed record ModeProposal(ImportMode Mode, string Why)
{
    /// <param name="present">The current version of the dataset.</param>
    /// <param name="span">The dates of the file; null where they are not known.</param>
    /// <param name="isFixUp">Whether the file holds rows that were rejected before and are now corrected.</param>
    public static ModeProposal Of(DatasetVersion present, DateSpan? span, bool isFixUp) => (isFixUp, span) switch
    {
        (true, _) => new(ImportMode.Append, "These are corrected rows of an earlier file, so they come on top of the others."),
        (_, null) => new(ImportMode.Replace, "It is taken as the whole history."),
        (_, { } file) when file.From > present.LastDate =>
            new(ImportMode.Append, $"It begins on {Day(file.From)}, after the sales there are, which end on {Day(present.LastDate)}{Gap(present, file.From)}."),
        (_, { } file) when file.From <= present.FirstDate && file.To >= present.LastDate =>
            new(ImportMode.Replace, $"It covers all dates of the sales there are, {Day(present.FirstDate)} to {Day(present.LastDate)}."),
        (_, { } file) when file.To > present.LastDate || file.From < present.FirstDate => new(
            ImportMode.Correct,
            $"It has some of the dates of the sales there are and others beyond, {Day(file.From)} to {Day(file.To)} beside {Day(present.FirstDate)} to {Day(present.LastDate)}."),
        (_, { } file) => new(
            ImportMode.Correct,
            $"It covers only some dates of the sales there are, {Day(file.From)} to {Day(file.To)} of {Day(present.FirstDate)} to {Day(present.LastDate)}."),
    };

    /// <summary>So few periods may be missing between the sales there are and a file that continues them: a weekend, a closed day.</summary>
    private const int MaxAdjoiningGap = 3;

    /// <summary>Whether a file that begins on a date continues the sales there are, with at most a few periods missing between.</summary>
    public static bool IsAdjoining(DatasetVersion present, DateOnly from) => from > present.LastDate && MissingBetween(present, from) <= MaxAdjoiningGap;

    private static int MissingBetween(DatasetVersion present, DateOnly from) => present.Frequency.PeriodsBetween(present.LastDate, from) - 1;

    private static string Gap(DatasetVersion present, DateOnly from)
    {
        var missing = MissingBetween(present, from);
        var unit = present.Frequency switch { Frequency.Weekly => "week", Frequency.Monthly => "month", _ => "day" };
        return missing <= MaxAdjoiningGap ? "" : $"; the {missing:N0} {unit}s between have no sales in either";
    }

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy");
}
