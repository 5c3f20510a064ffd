using System.Diagnostics;

namespace SalesWeb.Storage;

/// <summary>
/// Which process is at work on a row, so that after a crash the rows of the dead can be told from those of the living:
/// machine, process id and the moment the process started, because ids are used again.
/// </summary>
public static class ProcessIdentity
{
    // The system's own clock arithmetic moves the start by some milliseconds from one reader to the next.
    private const long ToleranceMs = 2_000;

    /// <summary>This process, as its rows name it.</summary>
    public static string Current { get; } = Of(Process.GetCurrentProcess());

    /// <summary>A process, as its rows name it: machine / id / start in UTC milliseconds.</summary>
    public static string Of(Process process) => $"{Environment.MachineName}/{process.Id}/{StartedAt(process)}";

    /// <summary>Whether the process of that name still runs on this machine. One of another machine counts as gone.</summary>
    public static bool IsAlive(string name)
    {
        if (name.Split('/') is not [var machine, var id, var start] || machine != Environment.MachineName
            || !int.TryParse(id, out var processId) || !long.TryParse(start, out var startedAt))
            return false;
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited && !IsZombie(processId) && Math.Abs(StartedAt(process) - startedAt) <= ToleranceMs;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException)
        {
            // No process has this id any more.
            return false;
        }
    }

    /// <summary>Whether it is dead and only waits for its parent to take note, which in a container may be never.</summary>
    private static bool IsZombie(int processId)
    {
        var stat = $"/proc/{processId}/stat";
        if (!OperatingSystem.IsLinux() || !File.Exists(stat))
            return false;

        // "4711 (the name, which may hold anything) Z 1 …"
        var text = File.ReadAllText(stat);
        return text.AsSpan(text.LastIndexOf(')') + 1).TrimStart() is ['Z' or 'X', ..];
    }

    private static long StartedAt(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds();
}
