namespace SalesWeb.Jobs;

/// <summary>How a job stands; the last three are final.</summary>
public enum JobStatus
{
    Queued,
    Running,
    Finished,
    Failed,

    /// <summary>Someone cancelled it.</summary>
    Killed,
}
