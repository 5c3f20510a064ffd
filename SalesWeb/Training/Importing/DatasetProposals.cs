using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import.Headings;

namespace SalesWeb.Training.Importing;

/// <summary>Finds the datasets that an uploaded file may continue or correct, by the names of its columns and by its dates.</summary>
public sealed class DatasetProposals(DatasetStore datasets, SalesStore sales, FileMappings mappings)
{
    private const int MaxProposals = 6;

    /// <summary>The datasets that a file may belong to, the most likely first.</summary>
    /// <param name="decision">The file as it would be read now; what dataset it goes into does not matter.</param>
    public IReadOnlyList<DatasetProposal> Of(StagedDecision decision)
    {
        var fingerprint = decision.Inspection.Fingerprint;
        if (fingerprint == "" || decision.Inspection.Span is not { } span)
            return [];

        var same = datasets.WithHeader(fingerprint).ToHashSet();
        if (mappings.Find(fingerprint) is { } mapping)
            same.Add(mapping.Dataset);
        return
        [
            .. datasets.Current()
                .Where(present => same.Contains(present.Dataset) || IsSimilar(decision, present))
                .Select(present => new DatasetProposal(
                    present,
                    ModeProposal.Of(present, new DateSpan(span.First, span.Last), decision.Inspection.IsFixUp),
                    same.Contains(present.Dataset),
                    ModeProposal.IsAdjoining(present, span.First)))
                .OrderBy(proposal => proposal.Rank)
                .ThenByDescending(proposal => FileNames.AreAlike(proposal.Present.FileName, decision.File.FileName))
                .Take(MaxProposals),
        ];
    }

    /// <summary>
    /// The one dataset that the file most likely continues or corrects. It has the same header, categories in common, and dates that
    /// adjoin or overlap. Null where there is none, or where several are equally likely: then a person chooses.
    /// </summary>
    public DatasetProposal? Likely(StagedDecision decision)
    {
        var likely = Of(decision)
            .Where(proposal => proposal is { HasSameHeader: true, Mode.Mode: ImportMode.Append or ImportMode.Correct } && SharesCategories(decision, proposal.Present))
            .ToList();
        var best = likely.Where(proposal => proposal.Rank == likely[0].Rank).ToList();
        var alike = best.Where(proposal => FileNames.AreAlike(proposal.Present.FileName, decision.File.FileName)).ToList();
        return best.Count == 1 ? best[0] : alike.Count == 1 ? alike[0] : null;
    }

    /// <summary>Whether the columns by which a dataset's file was read are among those of the file; the date alone says too little.</summary>
    private static bool IsSimilar(StagedDecision decision, DatasetVersion present) => present.HeaderByRole.Count > 1 && decision.HasColumnsOf(present);

    /// <summary>Whether one of the first categories of the file is one of the dataset; a file without categories has nothing to tell them apart by.</summary>
    private bool SharesCategories(StagedDecision decision, DatasetVersion present)
    {
        var columns = decision.Inspection.Columns;
        var categories = columns.FirstOrDefault(column => column.Role == Role.Category)?.Samples
            ?? [.. columns.Where(column => column.IsCategory).Select(column => column.Header)];
        return categories.Count == 0 || sales.Categories(present.Id).Select(category => category.Category).Intersect(categories).Any();
    }
}

/// <summary>A dataset that an uploaded file may belong to.</summary>
/// <param name="Present">Its current version.</param>
/// <param name="Mode">What the file would do to its sales, and why.</param>
/// <param name="HasSameHeader">Whether a file of the dataset had exactly the columns of this one.</param>
/// <param name="IsAdjoining">Whether the file begins within a few periods after the last sale.</param>
public sealed record DatasetProposal(DatasetVersion Present, ModeProposal Mode, bool HasSameHeader, bool IsAdjoining)
{
    /// <summary>The smaller, the likelier: the same header, then sales that continue, then sales that overlap, then sales with a gap.</summary>
    public int Rank => (HasSameHeader ? 0 : 10) + (Mode.Mode, IsAdjoining) switch
    {
        (ImportMode.Append, true) => 0,
        (ImportMode.Correct, _) => 1,
        (ImportMode.Append, false) => 2,
        _ => 3,
    };
}
