namespace SalesWeb.Import.Unpacking;

/// <summary>
/// A folder of its own for what is unpacked; it goes when it is disposed of. A file beside it is held open as long as it is used,
/// so that another process can tell what a killed one has left from what is still wanted.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private const string Hold = ".held";
    private const int BufferBytes = 64 * 1024;

    private readonly FileStream _hold;

    private Scratch(string folder, FileStream hold) => (Folder, _hold) = (folder, hold);

    /// <summary>The full path of the folder.</summary>
    public string Folder { get; }

    /// <param name="root">The folder in which all such folders lie; it need not exist yet.</param>
    public static Scratch In(string root)
    {
        var folder = Path.Combine(Directory.CreateDirectory(root).FullName, Path.GetRandomFileName());
        var hold = new FileStream(folder + Hold, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        try
        {
            Directory.CreateDirectory(folder);
            return new Scratch(folder, hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>A file that goes when it is closed.</summary>
    /// <param name="root">The folder in which it lies; it need not exist yet.</param>
    public static FileStream Open(string root) =>
        File.Create(Path.Combine(Directory.CreateDirectory(root).FullName, Path.GetRandomFileName()), BufferBytes, FileOptions.DeleteOnClose);

    /// <summary>Removes what nobody holds any more.</summary>
    /// <param name="root">The folder in which it lies.</param>
    public static void Sweep(string root)
    {
        if (!Directory.Exists(root))
            return;

        foreach (var folder in Directory.GetDirectories(root))
            Remove(folder + Hold, folder);
        foreach (var file in Directory.GetFiles(root).Where(file => !file.EndsWith(Hold, StringComparison.Ordinal)))
            Remove(file, folder: null);
    }

    private static void Remove(string held, string? folder)
    {
        try
        {
            using var left = new FileStream(held, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            if (folder is not null)
                Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Held by somebody who works with it, somebody else's, or gone by now.
        }
    }

    public void Dispose()
    {
        using (_hold)
        {
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
        }
    }
}
