namespace SalesWeb.Tests;

/// <summary>
/// Real sales files that are not part of the project. Where they are absent, the tests over them are skipped and name them; every rule
/// that they show is also tested on files that the tests write themselves.
/// </summary>
public static class SharedData
{
    private static string Folder { get; } = Path.GetFullPath(Path.Combine(
        Environment.GetEnvironmentVariable("SALESWEB_SHARED_DATA") ?? Path.Combine(Repository.Root, "..", "shared"), "data"));

    /// <summary>The full path of a real file; skips the test where the file is absent.</summary>
    /// <param name="relativePath">For example <c>kiel-bakery/umsatzdaten_gekuerzt.csv</c>.</param>
    public static string Require(string relativePath)
    {
        var path = Path.Combine(Folder, relativePath);
        Assert.SkipUnless(File.Exists(path), Absent([relativePath]));
        return path;
    }

    /// <summary>One row of a theory for each real file that is present, and one skipped row for all that are absent.</summary>
    public static IEnumerable<TheoryDataRow<string>> Rows(params IReadOnlyCollection<string> relativePaths)
    {
        var absent = relativePaths.Where(file => !Exists(file)).ToList();
        var rows = relativePaths.Except(absent).Select(file => new TheoryDataRow<string>(file));
        return absent.Count == 0 ? rows : rows.Append(new TheoryDataRow<string>(absent[0]) { Skip = Absent(absent) });
    }

    public static bool Exists(string relativePath) => File.Exists(Path.Combine(Folder, relativePath));

    private static string Absent(IEnumerable<string> files) => $"Not on this machine, in {Folder}: {string.Join(", ", files)}.";
}
