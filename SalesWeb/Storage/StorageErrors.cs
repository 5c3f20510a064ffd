using Microsoft.Data.Sqlite;

namespace SalesWeb.Storage;

/// <summary>The failures of SQLite that a person can put right, in their words.</summary>
public static class StorageErrors
{
    /// <summary>The code for that another is writing.</summary>
    internal const int Busy = 5;

    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>Whether the problem is that another has been writing for too long.</summary>
    public static bool IsBusy(UserErrorException explained) => explained.InnerException is SqliteException { SqliteErrorCode: Busy };

    /// <summary>What to tell the user about a failure in reading, which names no file; null where it is our own fault.</summary>
    public static UserErrorException? Explain(Exception error) => error switch
    {
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } damage => new UserErrorException(
            "A database of SalesWeb is damaged.",
            "Stop SalesWeb and run \"SalesWeb doctor\", which names the file; restore it from a backup, or move it away and start again.",
            UserErrorKind.Conflict,
            cause: damage),
        SqliteException known => Explain(known, "the database of SalesWeb"),
        _ => null,
    };

    /// <summary>What to tell the user about <paramref name="error"/>; null where it is our own fault.</summary>
    public static UserErrorException? Explain(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        Busy => new UserErrorException(
            $"{path} is being written by another job or program, and has been for too long to wait.",
            "Try again when that is done.",
            UserErrorKind.Conflict,
            cause: error),
        Full => new UserErrorException(
            $"The disk that holds {path} is full, so nothing was written.",
            "Free some space and try again; what was there before is unchanged.",
            UserErrorKind.NoRoom,
            cause: error),
        InputOutput => new UserErrorException(
            $"The disk refused to read or write {path}, perhaps because it is full.",
            "Check the disk's free space and health, then try again.",
            UserErrorKind.NoRoom,
            cause: error),
        CannotOpen or ReadOnly => new UserErrorException(
            $"{path} cannot be opened for writing; it or its folder is read-only.",
            "Give the user that runs SalesWeb write permission on this file and its folder, or choose another folder with --data-dir.",
            UserErrorKind.Conflict,
            cause: error),
        Corrupt => new UserErrorException(
            $"{path} is damaged.",
            "Stop SalesWeb, restore the file from a backup, or move it away and start again.",
            UserErrorKind.Conflict,
            cause: error),
        NotADatabase => new UserErrorException(
            $"{path} is not a SQLite database.",
            "Move that file away, or choose another folder with --data-dir.",
            UserErrorKind.Conflict,
            cause: error),
        _ => null,
    };
}
