namespace SalesWeb.Settings;

/// <summary>Where config.yaml lies.</summary>
public static class ConfigFile
{
    public const string Name = "config.yaml";

    private const long LargestBytes = 1 << 20;

    /// <summary>The file asked for; otherwise config.yaml in the working directory; otherwise the one beside the program.</summary>
    /// <param name="option">What <c>--config</c> says; null where it says nothing.</param>
    /// <param name="folders">Where to look, in order; null for the working directory and the program's folder.</param>
    /// <returns>A full path; null where there is none, and the defaults hold.</returns>
    /// <exception cref="UserErrorException">The file asked for is not there.</exception>
    public static string? Find(string? option, IReadOnlyList<string>? folders = null)
    {
        if (option is not null)
            return File.Exists(option) ? Path.GetFullPath(option) : throw new UserErrorException(
                $"There is no file {option}, which --config names.", "Give the path of a config.yaml, or leave --config out.", UserErrorKind.Unknown);

        return (folders ?? [Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
            .Select(folder => Path.GetFullPath(Path.Combine(folder, Name)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>The text of the file.</summary>
    /// <exception cref="UserErrorException">It is not there, cannot be read or is no text of a sensible length.</exception>
    internal static string Read(string path)
    {
        try
        {
            if (new FileInfo(path).Length > LargestBytes)
                throw new UserErrorException($"{path} is longer than a mebibyte.", "Give the path of a config.yaml.", UserErrorKind.TooLarge);
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"{path} cannot be read.", "Check that it is a file and that the user who runs SalesWeb may read it.", cause: e);
        }
    }
}
