namespace SalesWeb.Settings;

/// <summary>The one folder where SalesWeb keeps what it makes; all paths are full.</summary>
/// <param name="root">The folder, absolute or relative to the working directory; it need not exist yet.</param>
/// <param name="tracking">Where in it the runs are kept.</param>
public sealed class DataDirectory(string root, TrackingSettings tracking)
{
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>The database file of what was imported.</summary>
    public string SalesDatabase => Path.Combine(Root, "sales.db");

    /// <summary>The database file of jobs and runs.</summary>
    public string TrackingDatabase => Path.GetFullPath(Path.Combine(Root, tracking.Database));

    /// <summary>The folder of weights, plots and tables, one folder in it for each run.</summary>
    public string Artifacts => Path.GetFullPath(Path.Combine(Root, tracking.Artifacts));

    /// <summary>The folder of files that were uploaded and are still to be imported.</summary>
    public string Uploads => Path.Combine(Root, "uploads");

    /// <summary>The folder of what is unpacked or put together for a moment; nothing in it outlives the process that made it.</summary>
    public string Scratch => Path.Combine(Root, "scratch");

    /// <summary>The folder of the keys that protect forms.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Whether a relative path names something inside the data directory: not the directory itself and nothing outside.</summary>
    internal static bool Holds(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0') || Path.IsPathRooted(path))
            return false;

        var folder = Path.GetFullPath("data") + Path.DirectorySeparatorChar;
        return Path.GetFullPath(path.Replace('\\', '/'), folder) is var full
            && full.Length > folder.Length
            && full.StartsWith(folder, StringComparison.Ordinal);
    }
}
