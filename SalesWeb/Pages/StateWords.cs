using SalesWeb.Jobs;
using SalesWeb.Tracking;

namespace SalesWeb.Pages;

/// <summary>How pages name the states of jobs and runs: the same state has the same word everywhere.</summary>
public static class StateWords
{
    /// <summary>What someone is told who cancels a job that is over.</summary>
    public const string TooLateToCancel = "It had ended already, so there was nothing left to cancel.";

    private const string Running = "Running", Finished = "Finished", Failed = "Failed", Cancelled = "Cancelled";

    /// <summary>A job that was asked to stop and has not done so yet is "Stopping".</summary>
    public static string Of(Job job) => job.Status switch
    {
        JobStatus.Queued or JobStatus.Running when job.CancelRequested => "Stopping",
        _ => Of(job.Status),
    };

    public static string Of(JobStatus status) => status switch
    {
        JobStatus.Queued => "Waiting",
        JobStatus.Running => Running,
        JobStatus.Finished => Finished,
        JobStatus.Failed => Failed,
        JobStatus.Killed => Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A job has no such state."),
    };

    public static string Of(RunStatus status) => status switch
    {
        RunStatus.Running => Running,
        RunStatus.Finished => Finished,
        RunStatus.Failed => Failed,
        RunStatus.Killed => Cancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "A run has no such state."),
    };
}
