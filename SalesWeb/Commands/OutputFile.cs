using SalesWeb.Storage;

namespace SalesWeb.Commands;

/// <summary>Files that a verb leaves where the user said: all of each or nothing. What was there under the name stays until the new one is whole.</summary>
internal static class OutputFile
{
    /// <summary>Writes text, its lines ended by line feeds.</summary>
    /// <exception cref="UserErrorException">It cannot be written there, or the disk is full.</exception>
    public static void Write(string path, Action<TextWriter> write) => Place(path, part =>
    {
        using var writer = new StreamWriter(part) { NewLine = "\n" };
        write(writer);
    });

    /// <summary>Writes bytes.</summary>
    /// <exception cref="UserErrorException">It cannot be written there, or the disk is full.</exception>
    public static void Write(string path, byte[] bytes) => Place(path, part => File.WriteAllBytes(part, bytes));

    private static void Place(string path, Action<string> write)
    {
        var part = $"{path}.part";
        try
        {
            try
            {
                write(part);
                PrivateFiles.MakeOutput(part);
                File.Move(part, path, overwrite: true);
            }
            finally
            {
                File.Delete(part);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"{path} cannot be written: {e.Message}", "Choose a file in a folder that exists, may be written to and has room.", cause: e);
        }
    }
}
