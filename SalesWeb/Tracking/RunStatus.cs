namespace SalesWeb.Tracking;

/// <summary>How a run stands; every state but the first is its last.</summary>
public enum RunStatus
{
    Running,
    Finished,

    /// <summary>It ended by an error, its own or that of the machine.</summary>
    Failed,

    /// <summary>Someone cancelled it; what was measured is kept.</summary>
    Killed,
}
