namespace SalesWeb.Storage;

/// <summary>Whether the data directory can be written to, found out by writing.</summary>
public static class DataDirectoryProbe
{
    // As much as a small import or a page of the write-ahead log takes; a single byte finds room on a disk that counts as full.
    private const int Bytes = 64 * 1024;

    /// <summary>The code of a write to a file system that is mounted read-only.</summary>
    internal const int ReadOnlyFileSystem = 30;

    private const int LinuxNoSpace = 28;
    private const int LinuxQuota = 122;
    private const int WindowsNoSpace = unchecked((int)0x80070070);

    /// <summary>Whether no file can be created in a folder, whatever room there is.</summary>
    internal static bool IsReadOnly(string folder)
    {
        try
        {
            using var probe = Create(folder);
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        catch (IOException e)
        {
            return e.HResult == ReadOnlyFileSystem;
        }
    }

    /// <summary>Writes a file, waits until it is on the disk, and removes it.</summary>
    /// <param name="folder">A folder that exists.</param>
    /// <returns>What is wrong, in one sentence; null when the file was written.</returns>
    public static string? FindProblem(string folder)
    {
        try
        {
            Write(folder);
            return null;
        }
        catch (IOException e) when (HasNoSpace(e))
        {
            return $"The disk that holds {folder} is full. Pages can be read, but nothing can be changed until there is room.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{folder} cannot be written to ({e.Message.TrimEnd('.')}); "
                + "give the user who runs SalesWeb permission, or choose another folder with --data-dir.";
        }
    }

    /// <summary>Whether a file cannot be written for lack of room.</summary>
    /// <param name="folder">A folder that exists.</param>
    internal static bool IsFull(string folder)
    {
        try
        {
            Write(folder);
            return false;
        }
        catch (IOException e)
        {
            return HasNoSpace(e);
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool HasNoSpace(IOException e) => e.HResult is LinuxNoSpace or LinuxQuota or WindowsNoSpace;

    private static void Write(string folder)
    {
        using var probe = Create(folder);
        probe.Write(new byte[Bytes]);
        probe.Flush(flushToDisk: true);
    }

    private static FileStream Create(string folder) => new(
        Path.Combine(folder, $".salesweb-{Guid.NewGuid():N}"),
        FileMode.CreateNew,
        FileAccess.Write,
        FileShare.None,
        bufferSize: 1,
        FileOptions.DeleteOnClose);
}
