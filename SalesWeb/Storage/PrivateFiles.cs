using System.Runtime.InteropServices;
using SalesWeb.Settings;

namespace SalesWeb.Storage;

/// <summary>
/// Keeps what is stored readable by its owner alone: files 0600, folders 0700, whatever umask the process was started with. Windows has
/// no such modes; there, the folder's own permissions decide.
/// </summary>
public static partial class PrivateFiles
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Folder = File | UnixFileMode.UserExecute;

    private const int OwnerOnly = 0b000_111_111;

    private const UnixFileMode EveryFile =
        File | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private static UnixFileMode _outputMode = EveryFile;

    /// <summary>Makes every file and folder that this process creates from now on private, those of SQLite included.</summary>
    public static void MakeDefault()
    {
        if (OperatingSystem.IsWindows())
            return;
        var before = (UnixFileMode)SetMask(OwnerOnly);
        if ((int)before != OwnerOnly)
            _outputMode = EveryFile & ~before;
    }

    /// <summary>Gives a file that is written where the user asked for it the mode that the user's umask gives.</summary>
    public static void MakeOutput(string path)
    {
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(path, _outputMode);
    }

    /// <summary>Makes private what an earlier SalesWeb left readable by others. Other files in the data directory stay as they are.</summary>
    /// <returns>What could not be changed, for the log.</returns>
    public static IReadOnlyList<string> Tighten(DataDirectory directory)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(directory.Root))
            return [];

        var failures = new List<string>();
        Tighten(directory.Root, Folder, failures);
        foreach (var database in new[] { directory.SalesDatabase, directory.TrackingDatabase })
        {
            foreach (var path in new[] { database, $"{database}-wal", $"{database}-shm" }.Where(System.IO.File.Exists))
                Tighten(path, File, failures);
        }

        foreach (var folder in new[] { directory.Artifacts, directory.Uploads, directory.Scratch, directory.Keys }.Where(Directory.Exists))
            TightenTree(folder, failures);
        return failures;
    }

    private static void TightenTree(string root, List<string> failures)
    {
        Tighten(root, Folder, failures);
        var entries = new DirectoryInfo(root).EnumerateFileSystemInfos("*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        });
        foreach (var entry in entries)
            Tighten(entry.FullName, entry is DirectoryInfo ? Folder : File, failures);
    }

    private static void Tighten(string path, UnixFileMode mode, List<string> failures)
    {
        if (OperatingSystem.IsWindows())
            return;
        try
        {
            var present = System.IO.File.GetUnixFileMode(path);
            // Takes rights away and gives none: what its owner made read-only stays so.
            if ((present & ~mode) != 0)
                System.IO.File.SetUnixFileMode(path, present & mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failures.Add($"{path}: {e.Message}");
        }
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial int SetMask(int mask);
}
