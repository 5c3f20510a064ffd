using System.Text.Json;
using Dapper;
using SalesWeb.Jobs;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Commands;

public sealed class GcCommandTests : IDisposable
{
    private readonly ShellUnderTest _shell = new(Composition.Compose);
    private readonly TrackingDatabase _database;
    private readonly JobStore _jobs;

    public GcCommandTests()
    {
        _database = TrackingDatabase.At(Path.Combine(_shell.Data, "tracking.db"));
        _jobs = new JobStore(_database, new JobFeed(), TimeProvider.System);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _shell.Dispose();
    }

    [Fact]
    public async Task Without_yes_it_shows_what_would_go_and_with_yes_it_removes_it()
    {
        var old = _jobs.Enqueue("train", "Bread", "{}");
        _jobs.Cancel(old.Id);
        _jobs.Enqueue("train", "Cakes", "{}");
        using (var connection = _database.Value.Open())
            connection.Execute("UPDATE jobs SET ended_at = 0 WHERE status = 'Killed'");

        Assert.Equal(0, await _shell.Run("gc", "--json"));
        using (var preview = JsonDocument.Parse(_shell.Out))
        {
            Assert.False(preview.RootElement.GetProperty("removed").GetBoolean());
            Assert.Equal(1, preview.RootElement.GetProperty("jobs").GetProperty("count").GetInt64());
            Assert.InRange(preview.RootElement.GetProperty("bytes").GetInt64(), 100, 1_000);
        }

        Assert.NotNull(_jobs.Find(old.Id));
        Assert.Equal(0, await _shell.Run("gc"));
        Assert.Contains("would be removed", _shell.Out, StringComparison.Ordinal);
        Assert.Contains("gc --yes", _shell.Out, StringComparison.Ordinal);

        Assert.Equal(0, await _shell.Run("gc", "--yes"));
        Assert.Null(_jobs.Find(old.Id));
        Assert.Equal(0, await _shell.Run("gc"));
        Assert.Contains("Nothing has expired.", _shell.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_keeps_to_the_settings()
    {
        _jobs.Cancel(_jobs.Enqueue("train", "Bread", "{}").Id);
        _jobs.Enqueue("train", "Cakes", "{}");
        using (var connection = _database.Value.Open())
            connection.Execute("UPDATE jobs SET ended_at = 0 WHERE status = 'Killed'");

        Assert.Equal(0, await _shell.Run("gc", "--json", "--set", "retention.jobs_days=0"));

        using var preview = JsonDocument.Parse(_shell.Out);
        Assert.Equal(0, preview.RootElement.GetProperty("jobs").GetProperty("count").GetInt64());
    }
}
