using SalesWeb.Settings;

namespace SalesWeb.Storage;

/// <summary>
/// One server for one data directory: the lock is the operating system's, on an open file, so that a killed server leaves none. Verbs of
/// the command line do not take it.
/// </summary>
public sealed class ServerLock : IDisposable
{
    private static readonly int[] SharingViolations = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private ServerLock(FileStream file) => _file = file;

    /// <exception cref="UserErrorException">Another server has the data directory, or it cannot be written to.</exception>
    public static ServerLock Take(DataDirectory directory)
    {
        var path = Path.Combine(directory.Root, "server.lock");
        // Apart from the lock, because a locked file cannot be read everywhere.
        var owner = Path.Combine(directory.Root, "server.pid");
        try
        {
            Directory.CreateDirectory(directory.Root);
            var held = new ServerLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
            NoteOwner(owner);
            return held;
        }
        catch (IOException e) when (SharingViolations.Contains(e.HResult))
        {
            throw new UserErrorException(
                $"Another SalesWeb server uses {directory.Root}: {Owner(owner)}.",
                "Stop it first, or give this one a folder of its own with --data-dir.",
                UserErrorKind.Conflict,
                cause: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"The folder {directory.Root} cannot be written to: {e.Message.TrimEnd('.')}.",
                "Give the user that runs SalesWeb write permission there, make room on the disk, or choose another folder with --data-dir.",
                UserErrorKind.Conflict,
                cause: e);
        }
    }

    public void Dispose() => _file.Dispose();

    private static void NoteOwner(string path)
    {
        try
        {
            File.WriteAllText(path, $"process {Environment.ProcessId} on {Environment.MachineName}");
        }
        catch (IOException)
        {
            // On a full disk the lock holds all the same; only its owner is not named.
        }
    }

    private static string Owner(string path)
    {
        try
        {
            return File.ReadAllText(path) is { Length: > 0 } owner ? owner : "a process that did not leave its name";
        }
        catch (IOException)
        {
            return "a process that did not leave its name";
        }
    }
}
