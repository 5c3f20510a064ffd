using SalesWeb.Training.Briefing;

namespace SalesWeb.Pages.Overview;

/// <summary>Where on the pages a concern is looked after.</summary>
public static class Remedies
{
    /// <returns>What to write on the way there, the page, and what it is to show.</returns>
    public static (string Label, string Page, object Values) Of(Concern concern, string? dataset) => concern.Remedy switch
    {
        Remedy.Import => ("Import newer sales", "/Data/Upload", new { dataset }),
        Remedy.Decide when concern.FileId is null => ("See the files", "/Data/Index", new { }),
        Remedy.Decide => ("Go on with it", "/Data/Import", new { id = concern.FileId }),
        Remedy.LookAtImport => ("See the import", "/Data/Index", new { job = concern.JobId }),
        Remedy.LookAtReport => ("See the report", "/Data/Report", new { dataset }),
        Remedy.Train => ("Train again", "/Train/Index", new { dataset, categories = concern.Category }),
        Remedy.Compare => ("Compare models", "/Leaderboard/Index", new { dataset, category = concern.Category }),
        _ => throw new ArgumentOutOfRangeException(nameof(concern), concern.Remedy, "Nobody knows where to go with it."),
    };
}
