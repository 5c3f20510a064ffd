using SalesWeb.Datasets.Uploads;
using SalesWeb.Jobs;

namespace SalesWeb.Pages.Data;

/// <summary>An uploaded file that is not imported yet.</summary>
/// <param name="File">The file.</param>
/// <param name="State">What is done with it, or what it waits for, in words.</param>
public sealed record WaitingFile(StagedFile File, string State)
{
    /// <param name="file">The file.</param>
    /// <param name="active">The jobs that wait or run.</param>
    public static WaitingFile Of(StagedFile file, IReadOnlyList<Job> active)
    {
        var state = IsActive(file.ImportJobId) ? "is being imported"
            : IsActive(file.CheckJobId) ? "is being tried"
            : IsActive(file.InspectJobId) ? "is being read"
            : "waits for your decision";
        return new WaitingFile(file, state);

        bool IsActive(long? id) => active.Any(job => job.Id == id);
    }
}
