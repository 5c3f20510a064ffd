using SalesWeb.Datasets;
using SalesWeb.Import;
using SalesWeb.Settings;

namespace SalesWeb.Training;

/// <summary>Decides how uploaded files are read: by what was chosen, by how the last one of its kind was read, and otherwise by what they hold.</summary>
public sealed class StagedDecisions(
    StagedFiles files, InspectedFiles inspected, FileMappings mappings, DatasetStore datasets, DataDirectory directory, SalesWebSettings settings)
{
    /// <summary>How a file would be imported as it is decided now; null where it has to be read first, perhaps from another sheet.</summary>
    /// <exception cref="UserErrorException">Something is chosen that cannot be.</exception>
    public StagedDecision? Find(StagedFile file) =>
        inspected.Find(file.Id) is { } found && found.Sheet == file.Chosen.GetValueOrDefault(ImportChoices.SheetKey, "") ? Decide(file, found) : null;

    /// <summary>A file with how it would be imported as it is decided now, which is null where it has to be read first.</summary>
    /// <exception cref="UserErrorException">There is no such file, or something is chosen for it that cannot be.</exception>
    public (StagedFile File, StagedDecision? Decision) Get(long id)
    {
        // In this order: what is proposed for a file stands in the table before its content is in memory.
        var isRead = inspected.Find(id) is not null;
        var file = files.Get(id);
        return (file, isRead ? Find(file) : null);
    }

    /// <summary>A file that was read for the first time, with what is proposed for it: where its header is known, all as the last time.</summary>
    public StagedFile Propose(StagedFile file, InspectedFile found)
    {
        var inspection = Decide(file, found).Inspection;
        file = file with { Fingerprint = inspection.Fingerprint, IsFixUp = inspection.IsFixUp };
        if (file.Fingerprint != "" && mappings.Find(file.Fingerprint) is { } mapping)
        {
            var dataset = file.Dataset == "" ? mapping.Dataset : file.Dataset;
            var recalled = file with { Dataset = dataset, Choices = mapping.Choices, RecalledAt = mapping.UsedAt };
            if (Decide(recalled, found).Inspection.IsReady)
                file = recalled;
            else if (file.IsFixUp)
                file = file with { Dataset = dataset };
        }

        if (file.Dataset == "")
            file = file with { Dataset = DatasetName.Of(file.FileName) };
        return file with { Mode = Decide(file, found).Proposal?.Mode ?? ImportMode.Replace };
    }

    /// <summary>Remembers how a file was read that was imported; corrected rows are no model for the next whole file.</summary>
    public void Remember(StagedFile file)
    {
        if (file is { Fingerprint: not "", IsFixUp: false })
        {
            var next = file.With(ImportChoices.FromMap(file.Chosen).ForNextFile().ToMap());
            mappings.Remember(new FileMapping { Fingerprint = file.Fingerprint, Dataset = file.Dataset, Choices = next.Choices });
        }
    }

    private StagedDecision Decide(StagedFile file, InspectedFile found) => new(
        file,
        found.Decide(ImportOptions.Of(settings.Data, directory, ImportChoices.FromMap(file.Chosen))),
        file.Dataset == "" ? null : datasets.Find(file.Dataset));
}
