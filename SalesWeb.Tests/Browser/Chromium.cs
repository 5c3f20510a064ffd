namespace SalesWeb.Tests.Browser;

/// <summary>The Chromium of this machine.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>
    /// The full path of the browser: the one named by the environment variable SALESWEB_CHROMIUM, or the first on the PATH.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is none, or the variable names a file that is not there.</exception>
    public static string Find()
    {
        var named = Environment.GetEnvironmentVariable("SALESWEB_CHROMIUM");
        if (!string.IsNullOrEmpty(named))
            return File.Exists(named) ? named : throw new FileNotFoundException($"SALESWEB_CHROMIUM names {named}, which is not there.", named);

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("No Chromium was found. Run ./test.sh, which installs one, or set SALESWEB_CHROMIUM to its path.");
    }
}
