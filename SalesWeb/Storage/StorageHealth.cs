using System.Data.Common;
using SalesWeb.Settings;

namespace SalesWeb.Storage;

/// <summary>
/// Whether a running server can store and read. It keeps a connection to each database open: without one, SQLite would have to create its
/// index of the write-ahead log again, which a full disk does not allow, and then nothing could be read either.
/// </summary>
public sealed class StorageHealth : IDisposable
{
    private readonly DataDirectory _directory;
    private readonly Database[] _databases;
    private readonly DamageCheck[] _checks;
    private readonly DbConnection[] _open;

    public StorageHealth(SalesDatabase sales, TrackingDatabase tracking, DataDirectory directory, TimeProvider clock)
    {
        _directory = directory;
        _databases = [sales.Value, tracking.Value];
        _checks = [.. _databases.Select(database => new DamageCheck(database.Path, clock))];
        _open = [.. _databases.Select(database => database.Open())];
    }

    /// <summary>What is wrong now, in whole sentences; empty when all is well.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (DataDirectoryProbe.FindProblem(_directory.Root) is { } problem)
            problems.Add(problem);
        foreach (var database in _databases)
        {
            try
            {
                database.Check();
            }
            catch (UserErrorException e)
            {
                problems.Add($"{e.Message} {e.Remedy}");
            }
        }

        problems.AddRange(_checks.SelectMany(check => check.Problems()));
        return [.. problems.Distinct()];
    }

    public void Dispose()
    {
        foreach (var connection in _open)
            connection.Dispose();
    }

    /// <summary>Looks for damage in a database file whenever the file has changed; a caller waits for it for a short while only.</summary>
    private sealed class DamageCheck(string path, TimeProvider clock)
    {
        /// <summary>A check that takes this part of the time at most costs nothing that anybody notices.</summary>
        private const int RestPerCheck = 20;

        private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(2);

        private readonly Lock _lock = new();

        private (long Bytes, DateTime ChangedAt) _checked;

        private Task? _running;

        private IReadOnlyList<string> _found = [];

        private DateTimeOffset _restsUntil = DateTimeOffset.MinValue;

        public IReadOnlyList<string> Problems()
        {
            Start()?.Wait(MaxWait);
            lock (_lock)
                return _found;
        }

        /// <returns>The check that is under way; null where none is needed.</returns>
        private Task? Start()
        {
            lock (_lock)
            {
                var file = new FileInfo(path);
                var present = file.Exists ? (file.Length, file.LastWriteTimeUtc) : default;
                if (_running is null && present != _checked && clock.GetUtcNow() >= _restsUntil)
                {
                    _checked = present;
                    _running = Task.Run(Check);
                }

                return _running;
            }
        }

        private void Check()
        {
            var start = clock.GetTimestamp();
            IReadOnlyList<string> found = ["The check of a database failed; the log of the server may say more."];
            try
            {
                found = File.Exists(path)
                    ? Integrity.QuickProblems(path)
                    : [$"{path} is gone. Stop SalesWeb and restore the file from a backup."];
            }
            finally
            {
                lock (_lock)
                {
                    (_found, _running) = (found, null);
                    _restsUntil = clock.GetUtcNow() + (RestPerCheck * clock.GetElapsedTime(start));
                }
            }
        }
    }
}
