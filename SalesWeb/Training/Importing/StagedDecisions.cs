using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Settings;

namespace SalesWeb.Training.Importing;

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
        if (file.Dataset == "" && inspection.FixUpDataset != "" && datasets.Find(inspection.FixUpDataset) is { } home)
            file = file with { Dataset = home.Dataset };
        if (file.Fingerprint != "" && mappings.Find(file.Fingerprint) is { } mapping)
            file = Recall(file, mapping, found);
        if (file.Dataset == "")
            file = file with { Dataset = DatasetName.Of(file.FileName) };
        return WithMode(file, found);
    }

    /// <summary>Remembers how a file was read that was imported; corrected rows are no model for the next whole file.</summary>
    public void Remember(StagedFile file)
    {
        if (file is { Fingerprint: not "", IsFixUp: false })
        {
            var next = file.With(ImportChoices.FromMap(file.Chosen).ForNextFile().ToMap());
            mappings.Remember(new FileMapping { Fingerprint = file.Fingerprint, Dataset = file.Dataset, Choices = next.Choices, Evident = file.Evident });
        }
    }

    /// <summary>A file as the last one with its header was read, if it can be.</summary>
    private StagedFile Recall(StagedFile file, FileMapping mapping, InspectedFile found)
    {
        // Several datasets may have this header: where corrected rows belong, a person says unless they do.
        var isKnown = !file.IsFixUp || file.Dataset != "";
        var like = file with { Dataset = file.Dataset == "" ? mapping.Dataset : file.Dataset, Choices = mapping.Choices };
        var own = Decide(like, found).Inspection.Evident.ToMap();
        var proved = FileMapping.Read(mapping.Evident);
        // What a file proves goes before what another one proved, and before what was answered because that one left it open.
        var chosen = proved.Where(choice => !own.ContainsKey(choice.Key)).ToDictionary();
        foreach (var (key, value) in like.Chosen.Where(choice => proved.ContainsKey(choice.Key) || !own.ContainsKey(choice.Key)))
            chosen[key] = value;

        like = WithMode(like.With(chosen), found);
        if (Decide(like, found).Inspection.IsReady)
            return like with { RecalledAt = isKnown && !ReplacesAnother(like) ? mapping.UsedAt : null };
        return file.IsFixUp ? file with { Dataset = like.Dataset } : file;
    }

    /// <summary>Whether all sales would go for those of a file that is called otherwise, perhaps those of another shop.</summary>
    private bool ReplacesAnother(StagedFile file) =>
        file.Mode == ImportMode.Replace && datasets.Find(file.Dataset) is { } present && Letters(present.FileName) != Letters(file.FileName);

    /// <summary>A file's name without what changes from month to month.</summary>
    private static string Letters(string fileName) => string.Concat(DatasetName.Of(fileName).Where(char.IsLetter)).ToLowerInvariant();

    private StagedFile WithMode(StagedFile file, InspectedFile found) => file with { Mode = Decide(file, found).Proposal?.Mode ?? ImportMode.Replace };

    private StagedDecision Decide(StagedFile file, InspectedFile found)
    {
        var present = file.Dataset == "" ? null : datasets.Find(file.Dataset);
        var options = ImportOptions.Of(settings.Data, directory, ImportChoices.FromMap(file.Chosen));
        return new StagedDecision(file, found.Decide(options with { Grid = file.Mode == ImportMode.Replace ? null : present?.Grid }), present);
    }
}
