using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SalesWeb.Storage;

/// <summary>One SQLite file: its connections, its settings and the way its schema grows.</summary>
/// <remarks>
/// A connection lives for one operation and comes from a pool. Writers begin with <see cref="Write"/>, which takes the
/// write lock at once: a transaction that reads first and writes later would fail as soon as another had written between.
/// </remarks>
public sealed class Database
{
    private readonly string _connectionString;

    static Database() => Dialect.Register();

    /// <param name="path">The file; it is made on first use, and its folder with it.</param>
    /// <param name="schema">The folder of numbered migrations under Storage/Schema.</param>
    /// <param name="waitForWriter">How long a writer waits for another before it fails; whole seconds.</param>
    /// <exception cref="UserErrorException">The folder cannot be made, or the file is not a database of this or an older SalesWeb.</exception>
    public Database(string path, string schema, TimeSpan? waitForWriter = null)
    {
        Path = System.IO.Path.GetFullPath(path);
        MakeFolder(System.IO.Path.GetDirectoryName(Path)!);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            ForeignKeys = true,
            DefaultTimeout = (int)(waitForWriter ?? TimeSpan.FromSeconds(30)).TotalSeconds,
        }.ToString();
        Migrations.Apply(this, schema);
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>An open connection for reading, or for a single statement that writes.</summary>
    /// <exception cref="UserErrorException">The file is not a database, or cannot be opened.</exception>
    public DbConnection Open() => Connect();

    /// <summary>Runs <paramref name="work"/> in one transaction that holds the write lock from its first statement on.</summary>
    /// <param name="work">What is to be done.</param>
    /// <param name="wait">How long to wait for another writer, in whole seconds; null for as long as this database waits.</param>
    /// <returns>What the work returns, once it is committed; after an exception nothing of it is left.</returns>
    /// <exception cref="UserErrorException">The disk is full, the file is damaged, or another has been writing for too long.</exception>
    public T Write<T>(Func<DbConnection, IDbTransaction, T> work, TimeSpan? wait = null) => Transact(work, keep: true, wait, CancellationToken.None);

    /// <summary>As <see cref="Write{T}"/>, for work that can be stopped while it waits for another writer; once it has begun, it looks to that itself.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public T WriteOrStop<T>(Func<DbConnection, IDbTransaction, T> work, CancellationToken cancellation) => Transact(work, keep: true, wait: null, cancellation);

    /// <summary>As <see cref="WriteOrStop{T}"/>, but takes everything back at the end: what the work returns is what would have been.</summary>
    public T Rehearse<T>(Func<DbConnection, IDbTransaction, T> work, CancellationToken cancellation) => Transact(work, keep: false, wait: null, cancellation);

    /// <summary>Reads one row, to see that the file answers.</summary>
    /// <exception cref="UserErrorException">It does not.</exception>
    public void Check()
    {
        using var connection = Open();
        connection.ExecuteScalar<int>("PRAGMA user_version");
    }

    /// <summary>As <see cref="Write{T}"/>, for work that returns nothing.</summary>
    public void Write(Action<DbConnection, IDbTransaction> work) => Write<object?>((connection, transaction) =>
    {
        work(connection, transaction);
        return null;
    });

    private T Transact<T>(Func<DbConnection, IDbTransaction, T> work, bool keep, TimeSpan? wait, CancellationToken cancellation)
    {
        using var connection = Connect();
        if (wait is { } patience)
            connection.DefaultTimeout = (int)patience.TotalSeconds;
        try
        {
            using var transaction = Begin(connection, cancellation);
            try
            {
                var result = work(connection, transaction);
                if (keep)
                    transaction.Commit();
                else
                    transaction.Rollback();
                return result;
            }
            catch (Exception)
            {
                // On a full disk SQLite rolls back by itself. The transaction does not know, and would fail to roll back once
                // more, over the error that tells why; an empty one gives it something to roll back.
                if (raw.sqlite3_get_autocommit(connection.Handle) != 0)
                    raw.sqlite3_exec(connection.Handle, "BEGIN");
                throw;
            }
        }
        catch (SqliteException e) when (StorageErrors.Explain(e, Path) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>Takes the write lock, in tries of a second each, so that who waits for it can be stopped.</summary>
    private static SqliteTransaction Begin(SqliteConnection connection, CancellationToken cancellation)
    {
        var patience = connection.DefaultTimeout;
        connection.DefaultTimeout = 1;
        for (var seconds = 1; ; seconds++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                var transaction = connection.BeginTransaction(deferred: false);
                connection.DefaultTimeout = patience;
                return transaction;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == StorageErrors.Busy && seconds < patience)
            {
                // Another is still writing.
            }
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;");
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw StorageErrors.Explain(e, Path) ?? (Exception)e;
        }
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(
                $"The folder {folder} cannot be made: {e.Message}",
                "Give the user that runs SalesWeb write permission there, or choose another folder with --data-dir.",
                UserErrorKind.Conflict,
                cause: e);
        }
    }
}
