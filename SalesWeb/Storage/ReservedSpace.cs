using System.Security.Cryptography;
using SalesWeb.Settings;

namespace SalesWeb.Storage;

/// <summary>
/// A file that keeps some room on the disk, so that a server can start when the disk is full and people can still read: SQLite has to
/// create an index of its write-ahead log before it can read a database.
/// </summary>
/// <param name="directory">Where the file lies.</param>
public sealed class ReservedSpace(DataDirectory directory)
{
    /// <summary>The size of the file: enough for the indexes and the first pages of both write-ahead logs.</summary>
    public const int Bytes = 1 << 20;

    private readonly string _path = Path.Combine(directory.Root, "server.reserve");

    /// <summary>Gives the room back if the disk is full; otherwise keeps it.</summary>
    public void ReleaseIfFull()
    {
        if (DataDirectoryProbe.IsFull(directory.Root))
            Try(() => File.Delete(_path));
        else
            Keep();
    }

    /// <summary>Keeps the room, or as much of it as there is.</summary>
    public void Keep() => Try(() =>
    {
        using var file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0);
        // Random bytes, because some file systems store zeros without taking room for them.
        for (var block = new byte[16 * 1024]; file.Length < Bytes;)
        {
            RandomNumberGenerator.Fill(block);
            file.Seek(0, SeekOrigin.End);
            file.Write(block);
        }
    });

    /// <summary>The server also works without the room, as long as the disk is not full.</summary>
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
