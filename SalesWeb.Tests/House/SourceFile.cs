namespace SalesWeb.Tests.House;

/// <summary>A file that was written here: not built, not generated, not another's library.</summary>
public sealed record SourceFile(string Path)
{
    private static readonly string[] Kinds =
        [".cs", ".cshtml", ".js", ".css", ".sql", ".py", ".sh", ".csproj", ".props", ".yaml", ".yml"];

    /// <summary>All of them, as paths from the root of the repository, with slashes.</summary>
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(file => Kinds.Contains(System.IO.Path.GetExtension(file)) && !IsForeign(file))
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(file)),
    ];

    public string Name => System.IO.Path.GetFileName(Path);

    public string Text => File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path));

    /// <summary>Those whose names end so.</summary>
    public static IEnumerable<SourceFile> Ending(string ending) =>
        All.Where(file => file.Path.EndsWith(ending, StringComparison.Ordinal));

    private static bool IsForeign(string file) => file.Split('/') is var parts
        && (parts.Any(part => part is "bin" or "obj" or "node_modules" or "TestResults" || (part.StartsWith('.') && part != ".githooks" && part != ".ci"))
            || file.StartsWith("SalesWeb/wwwroot/lib/", StringComparison.Ordinal)
            || file.StartsWith("data/", StringComparison.Ordinal));
}
