using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;

namespace SalesWeb.Training.Importing;

/// <summary>
/// What an upload does to the sales there are is decided against those sales. When they are others by the time that it is imported,
/// it is decided once more, unless the same would be proposed for them.
/// </summary>
public sealed class StagedBasis(StagedDecisions decisions, DatasetStore datasets)
{
    /// <summary>The file as one that was decided against the sales that its dataset has now.</summary>
    public StagedFile Against(StagedFile file) => file with { PresentId = Present(file)?.Id };

    /// <summary>The file as it is decided for the sales that its dataset has now: as it was, or as it is proposed for them.</summary>
    public StagedFile Renew(StagedFile file) => Holds(file)
        ? Against(file)
        : Against(file) with { Mode = decisions.Find(file)?.Proposal?.Mode ?? ImportMode.Replace, RecalledAt = null };

    /// <exception cref="UserErrorException">The dataset has changed since, so that somebody has to look again.</exception>
    public void Require(StagedFile file)
    {
        if (!Holds(file))
            throw Changed(file);
    }

    /// <summary>That its dataset is not any more what it was when a file was decided about, in words.</summary>
    public UserErrorException Changed(StagedFile file)
    {
        var problem = (file.PresentId, Present(file)) switch
        {
            (null, _) => $"There is a dataset \"{file.Dataset}\" now; when this was decided, there was none.",
            (_, null) => $"The dataset \"{file.Dataset}\" was deleted since this was decided, so the file would make a new one.",
            _ => $"The sales of \"{file.Dataset}\" have changed since this was decided.",
        };
        return new UserErrorException(problem, "Look once more at what the file does to them, then import it.", UserErrorKind.Conflict, "mode");
    }

    private bool Holds(StagedFile file)
    {
        var present = Present(file);
        return present?.Id == file.PresentId
            || (present is not null && file.PresentId is not null && decisions.Find(file)?.Proposal?.Mode == file.Mode);
    }

    private DatasetVersion? Present(StagedFile file) => file.Dataset == "" ? null : datasets.Find(file.Dataset);
}
