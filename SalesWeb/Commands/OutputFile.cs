namespace SalesWeb.Commands;

/// <summary>Files that a verb leaves where the user said.</summary>
internal static class OutputFile
{
    /// <summary>Writes a file, all of it or nothing: what was there under the name stays until the new one is whole.</summary>
    /// <exception cref="UserErrorException">It cannot be written there, or the disk is full.</exception>
    public static void Write(string path, Action<TextWriter> write)
    {
        var part = $"{path}.part";
        try
        {
            try
            {
                using (var writer = new StreamWriter(part) { NewLine = "\n" })
                    write(writer);
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
