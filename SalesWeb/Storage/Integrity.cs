using Dapper;
using Microsoft.Data.Sqlite;

namespace SalesWeb.Storage;

/// <summary>Whether a database file is whole.</summary>
public static class Integrity
{
    /// <summary>Reads the whole file and changes nothing, not even its schema; it must exist.</summary>
    /// <returns>What is wrong with it, in sentences; nothing when it is whole.</returns>
    public static IReadOnlyList<string> Problems(string path) => Check(path, "PRAGMA integrity_check");

    /// <summary>Why a file cannot be opened for writing, so that nothing can be said of what it holds; null where it can.</summary>
    public static string? FindObstacle(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return DataDirectoryProbe.IsReadOnly(Path.GetDirectoryName(path)!) ? ReadOnly(path) : null;
        }
        catch (UnauthorizedAccessException)
        {
            return ReadOnly(path);
        }
        catch (IOException e) when (e.HResult == DataDirectoryProbe.ReadOnlyFileSystem)
        {
            return ReadOnly(path);
        }
    }

    private static string ReadOnly(string path) =>
        $"{path} or its folder is read-only, so it cannot be examined; give the user who runs SalesWeb write permission on both.";

    /// <summary>As <see cref="Problems"/>, without comparing indexes to their tables: several times as fast.</summary>
    public static IReadOnlyList<string> QuickProblems(string path)
    {
        var problems = Check(path, "PRAGMA quick_check(10)");
        return problems.Count == 0 ? [] : [.. problems, "Stop SalesWeb and restore the file from a backup, or move it away and start again."];
    }

    private static IReadOnlyList<string> Check(string path, string pragma)
    {
        SqliteLibrary.Choose();
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        try
        {
            using var connection = new SqliteConnection(connectionString.ToString());
            connection.Open();
            return [.. connection.Query<string>(pragma).Where(line => line != "ok").Select(line => $"{path}: {line}.")];
        }
        catch (SqliteException e) when (StorageErrors.Explain(e, path) is { } explained)
        {
            return [explained.Message];
        }
    }
}
