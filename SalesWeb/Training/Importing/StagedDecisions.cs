using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Settings;

namespace SalesWeb.Training.Importing;

/// <summary>Decides how uploaded files are read: by what was chosen, by how the last one of its kind was read, and otherwise by what they hold.</summary>
public sealed class StagedDecisions(
    StagedFiles files, InspectedFiles inspected, FileMappings mappings, DatasetStore datasets, DatasetProposals proposals,
    DataDirectory directory, SalesWebSettings settings)
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
        var isOpen = file is { Dataset: "", IsFixUp: false };
        if (file.Fingerprint != "" && mappings.Find(file.Fingerprint) is { } mapping)
            file = Recall(file, mapping, found);
        if (file.Dataset == "")
            file = file with { Dataset = DatasetName.Of(file.FileName) };
        if (isOpen && file.RecalledAt is null && datasets.Find(file.Dataset) is null && proposals.Likely(Decide(file, found)) is { } likely)
            file = file with { Dataset = likely.Present.Dataset };
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

    /// <summary>A file as the last one with its header was read, if it can be. One that is called otherwise is perhaps of another shop, and looked at first.</summary>
    private StagedFile Recall(StagedFile file, FileMapping mapping, InspectedFile found)
    {
        // Several datasets may have this header: where corrected rows belong, a person says unless they do.
        var isKnown = !file.IsFixUp || file.Dataset != "";
        var last = datasets.Find(file.Dataset == "" ? mapping.Dataset : file.Dataset);
        var kin = Fits(last) || file.Dataset != "" ? null : Kin(file, found);
        var isAlike = Fits(last) || kin is not null;
        var home = kin?.Dataset ?? (file.Dataset != "" ? file.Dataset : isAlike ? mapping.Dataset : DatasetName.Of(file.FileName));
        var (answered, proved) = (FileMapping.Read(mapping.Choices), FileMapping.Read(mapping.Evident));
        if (!isAlike && !file.IsFixUp)
        {
            // How another shop writes its dates and numbers says nothing of this one.
            answered = answered.Where(choice => IsOfColumns(choice.Key)).ToDictionary();
            proved = proved.Where(choice => IsOfColumns(choice.Key)).ToDictionary();
        }

        var like = file.With(answered) with { Dataset = home };
        var own = Decide(like, found).Inspection.Evident.ToMap();
        like = WithMode(like.With(Recalled(answered, proved, own)), found);
        if (Decide(like, found).Inspection.IsReady)
            return like with { RecalledAt = isKnown && isAlike ? mapping.UsedAt : null };
        return file.IsFixUp ? file with { Dataset = like.Dataset } : file;

        bool Fits(DatasetVersion? present) => present is null || file.IsFixUp || FileNames.AreAlike(present.FileName, file.FileName);
    }

    /// <summary>The dataset whose file is called like this one and has its columns, where several places export the same header; null where there is none.</summary>
    private DatasetVersion? Kin(StagedFile file, InspectedFile found)
    {
        var decision = Decide(file, found);
        return datasets.Current().FirstOrDefault(other => FileNames.AreAlike(other.FileName, file.FileName) && decision.HasColumnsOf(other));
    }

    /// <summary>The choices by which a file is read as another one was.</summary>
    /// <param name="answered">What a person chose for that one.</param>
    /// <param name="proved">What that one proved, and what its columns were taken for.</param>
    /// <param name="own">The same of this one, when it is read with <paramref name="answered"/>.</param>
    private static Dictionary<string, string> Recalled(
        IReadOnlyDictionary<string, string> answered, IReadOnlyDictionary<string, string> proved, IReadOnlyDictionary<string, string> own)
    {
        // Columns are taken for what they were, however few of their cells are filled this time.
        var chosen = proved.Where(choice => own.GetValueOrDefault(choice.Key) != choice.Value && (IsOfColumns(choice.Key) || !own.ContainsKey(choice.Key))).ToDictionary();
        if (chosen.ContainsKey(ImportChoices.WideColumnsKey))
            chosen[ImportChoices.WideColumnsKey] = string.Join(' ', Wide(proved).Union(Wide(own)));

        // What a file proves goes before what was answered because another one left it open.
        foreach (var (key, value) in answered.Where(choice => proved.ContainsKey(choice.Key) || !own.ContainsKey(choice.Key)))
            chosen[key] = value;
        return chosen;
    }

    private static bool IsOfColumns(string key) => key is not (ImportChoices.DateOrderKey or ImportChoices.DecimalMarkKey);

    private static string[] Wide(IReadOnlyDictionary<string, string> choices) => choices.GetValueOrDefault(ImportChoices.WideColumnsKey, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A file with the mode that is proposed for it. One that can only be read on top of the sales there are, such as a plan, is appended.</summary>
    private StagedFile WithMode(StagedFile file, InspectedFile found)
    {
        var decision = Decide(file, found);
        var appended = file with { Mode = ImportMode.Append };
        return decision is { Inspection.Problem: not null, Present: not null } && Decide(appended, found).Inspection.Problem is null
            ? appended
            : file with { Mode = decision.Proposal?.Mode ?? ImportMode.Replace };
    }

    private StagedDecision Decide(StagedFile file, InspectedFile found)
    {
        var present = file.Dataset == "" ? null : datasets.Find(file.Dataset);
        var options = ImportOptions.Of(settings.Data, directory, ImportChoices.FromMap(file.Chosen));
        return new StagedDecision(file, found.Decide(options with { Grid = file.Mode == ImportMode.Replace ? null : present?.Grid }), present);
    }
}
