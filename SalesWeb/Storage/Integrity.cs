using Dapper;
using Microsoft.Data.Sqlite;

namespace SalesWeb.Storage;

/// <summary>Whether a database file is whole.</summary>
public static class Integrity
{
    /// <summary>Reads the whole file and changes nothing, not even its schema; it must exist.</summary>
    /// <returns>What is wrong with it, in sentences; nothing when it is whole.</returns>
    public static IReadOnlyList<string> Problems(string path)
    {
        SqliteLibrary.Choose();
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
        try
        {
            using var connection = new SqliteConnection(connectionString.ToString());
            connection.Open();
            return [.. connection.Query<string>("PRAGMA integrity_check").Where(line => line != "ok").Select(line => $"{path}: {line}.")];
        }
        catch (SqliteException e) when (StorageErrors.Explain(e, path) is { } explained)
        {
            return [explained.Message];
        }
    }
}
