using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;

namespace SalesWeb.Training.Importing;

/// <summary>How an uploaded file would be imported as it is decided now.</summary>
/// <param name="File">The file.</param>
/// <param name="Inspection">What it holds, and how it would be read.</param>
/// <param name="Present">The current version of the dataset it goes into; null where the dataset would be new.</param>
public sealed record StagedDecision(StagedFile File, Inspection Inspection, DatasetVersion? Present)
{
    /// <summary>What the file most likely does to the sales there are; null where there are none.</summary>
    public ModeProposal? Proposal { get; } = Present is null
        ? null
        : ModeProposal.Of(Present, Inspection.Span is { } span ? new DateSpan(span.First, span.Last) : null, Inspection.IsFixUp);

    /// <summary>Whether one word is enough: a file like it was imported before, and no question about this one is without an answer.</summary>
    public bool IsKnown => File.RecalledAt is not null && Inspection.Questions.All(question => question.IsAnswered);

    /// <summary>Whether the file has the columns that a version's file was read by; of one with a column for each category, that is the date alone.</summary>
    public bool HasColumnsOf(DatasetVersion version)
    {
        var headers = Inspection.Columns.Select(column => column.Header).ToHashSet();
        return version.HeaderByRole.Values.All(headers.Contains);
    }

    /// <summary>Every decision as explicit choices. A file that raises no doubt is read as it would be read by itself.</summary>
    /// <exception cref="UserErrorException">It cannot be read, or not before a question is answered.</exception>
    public ImportChoices Settle()
    {
        if (Inspection.Problem is { } problem)
            throw problem;
        if (Inspection.Questions.FirstOrDefault(question => question is { IsNeeded: true, IsAnswered: false }) is { } open)
            throw new UserErrorException($"This has no answer yet: {open.Text}", "Answer it, then import the file.", field: $"choice.{open.Key}");
        return Inspection.Questions.Count == 0 && File.Chosen.Count == 0 ? ImportChoices.None : Inspection.Settled();
    }
}
