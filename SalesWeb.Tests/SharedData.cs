namespace SalesWeb.Tests;

/// <summary>
/// Real sales files that are not part of the project. Where they are absent, a test that needs one is skipped and says so.
/// </summary>
public static class SharedData
{
    /// <summary>The full path of a file in the folder of real sales files.</summary>
    /// <param name="relativePath">For example <c>kiel-bakery/umsatzdaten_gekuerzt.csv</c>.</param>
    public static string Require(string relativePath)
    {
        var folder = Environment.GetEnvironmentVariable("SALESWEB_SHARED_DATA") ?? Path.Combine(Repository.Root, "..", "shared");
        var path = Path.GetFullPath(Path.Combine(folder, "data", relativePath));
        Assert.SkipUnless(File.Exists(path), $"{path} is not on this machine, so what it would show is not checked here.");
        return path;
    }
}
