using System.Reflection;
using SalesWeb.Settings;
using SalesWeb.Storage;

namespace SalesWeb.Commands;

/// <summary>What doctor finds. Sizes are in bytes.</summary>
internal sealed record Examination
{
    private const long LeastFreeBytes = 100L << 20;

    public required string Salesweb { get; init; }

    public required string Dotnet { get; init; }

    public required string Sqlite { get; init; }

    public required int Processors { get; init; }

    public required string? Config { get; init; }

    public required string Environment { get; init; }

    public required string DataDirectory { get; init; }

    /// <summary>Of the disk that holds the data directory; null where the system does not tell.</summary>
    public required long? FreeDiskBytes { get; init; }

    public required IReadOnlyList<ExaminedDatabase> Databases { get; init; }

    public required IReadOnlyList<EffectiveValue> Settings { get; init; }

    /// <summary>The server of the installation; null until it was asked for.</summary>
    public RunningServer? Server { get; init; }

    /// <summary>What needs to be put right, in whole sentences.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    public static Examination Of(Installation installation)
    {
        var data = installation.Data;
        var databases = new[] { data.SalesDatabase, data.TrackingDatabase }.Select(ExaminedDatabase.At).ToList();
        var free = FreeBytes(data.Root);
        return new Examination
        {
            Salesweb = Assembly.GetExecutingAssembly().GetName().Version!.ToString(fieldCount: 3),
            Dotnet = System.Environment.Version.ToString(),
            Sqlite = SqliteLibrary.Version,
            Processors = System.Environment.ProcessorCount,
            Config = installation.Effective.Path,
            Environment = installation.Effective.Environment,
            DataDirectory = data.Root,
            FreeDiskBytes = free,
            Databases = databases,
            Settings = installation.Effective.Values,
            Problems =
            [
                .. FolderProblems(data.Root),
                .. DiskProblems(free),
                .. databases.SelectMany(database => database.Problems),
                .. ProtectionKeys.Problems(data.Keys),
            ],
        };
    }

    private static IEnumerable<string> FolderProblems(string root)
    {
        if (File.Exists(root))
            yield return $"{root} is a file; choose a folder with --data-dir.";
        else if (Existing(root) is { } folder && DataDirectoryProbe.FindProblem(folder) is { } problem)
            yield return problem;
    }

    private static IEnumerable<string> DiskProblems(long? free)
    {
        if (free < LeastFreeBytes)
            yield return $"Only {Sizes.Of(free.Value)} are free on the disk of the data directory; make room for at least {Sizes.Of(LeastFreeBytes)}.";
    }

    /// <summary>The folder itself, or the nearest one above it that exists and would have to hold it.</summary>
    private static string? Existing(string? folder)
    {
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        return folder;
    }

    private static long? FreeBytes(string root)
    {
        try
        {
            return new DriveInfo(Existing(root) ?? root).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
