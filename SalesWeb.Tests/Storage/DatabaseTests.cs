using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Storage;

public sealed class DatabaseTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly Database _database;

    public DatabaseTests()
    {
        _database = new Database(_folder.File("new/folder/tracking.db"), "Tracking");
        Name("one");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void It_is_made_with_its_folder_on_first_use() => Assert.True(File.Exists(_folder.File("new/folder/tracking.db")));

    [Fact]
    public void A_reference_to_nothing_is_refused()
    {
        var error = Assert.Throws<SqliteException>(() => _database.Write((connection, transaction) =>
            connection.Execute("INSERT INTO tags (run_id, name, value) VALUES (99, 'a', 'b')", transaction: transaction)));

        Assert.Contains("FOREIGN KEY", error.Message);
    }

    [Fact]
    public void When_SQLite_has_rolled_back_by_itself_the_error_that_tells_why_is_not_lost()
    {
        // ON CONFLICT ROLLBACK does what a full disk does: the transaction is over before anyone has ended it.
        var error = Assert.Throws<SqliteException>(() => _database.Write((connection, transaction) =>
        {
            connection.Execute("INSERT INTO experiments (name, created_at) VALUES ('two', 1)", transaction: transaction);
            connection.Execute("INSERT OR ROLLBACK INTO experiments (name, created_at) VALUES ('one', 1)", transaction: transaction);
        }));

        Assert.Contains("UNIQUE", error.Message);
        using var reading = _database.Open();
        Assert.Equal(["one"], reading.Query<string>("SELECT name FROM experiments"));
        Name("three");
    }

    [Fact]
    public void After_an_exception_nothing_of_the_work_is_left()
    {
        Assert.Throws<InvalidOperationException>(() => _database.Write((connection, transaction) =>
        {
            connection.Execute("INSERT INTO experiments (name, created_at) VALUES ('two', 0)", transaction: transaction);
            throw new InvalidOperationException("on purpose");
        }));

        Assert.Equal(["one"], Names());
    }

    [Fact]
    public void A_reader_sees_the_old_state_until_the_writer_is_done()
    {
        _database.Write((connection, transaction) =>
        {
            connection.Execute("INSERT INTO experiments (name, created_at) VALUES ('two', 0)", transaction: transaction);
            Assert.Equal(["one"], Names());
        });

        Assert.Equal(["one", "two"], Names());
    }

    [Fact]
    public async Task Writers_that_read_first_wait_for_each_other()
    {
        var writers = Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 25; i++)
                _database.Write(AddOne);
        }));

        await Task.WhenAll(writers);

        using var connection = _database.Open();
        Assert.Equal(200, connection.ExecuteScalar<int>("SELECT created_at FROM experiments"));

        static void AddOne(DbConnection connection, IDbTransaction transaction)
        {
            var before = connection.ExecuteScalar<int>("SELECT created_at FROM experiments", transaction: transaction);
            connection.Execute("UPDATE experiments SET created_at = @after", new { after = before + 1 }, transaction);
        }
    }

    [Fact]
    public void A_writer_that_has_waited_long_enough_says_who_is_in_the_way()
    {
        var impatient = new Database(_database.Path, "Tracking", waitForWriter: TimeSpan.FromSeconds(1));

        _database.Write((_, _) =>
        {
            var error = Assert.Throws<UserErrorException>(() => impatient.Write((_, _) => { }));
            Assert.Equal(UserErrorKind.Conflict, error.Kind);
            Assert.Contains("another", error.Message);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Who_waits_for_another_writer_can_be_stopped(bool keep)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        Func<DbConnection, IDbTransaction, int> work = (_, _) => throw new InvalidOperationException("It had the lock while another was writing.");

        _database.Write((_, _) => Assert.ThrowsAny<OperationCanceledException>(() =>
            keep ? _database.WriteOrStop(work, stop.Token) : _database.Rehearse(work, stop.Token)));
    }

    [Fact]
    public void A_full_disk_is_said_to_be_full_and_nothing_is_half_written()
    {
        var error = Assert.Throws<UserErrorException>(() => _database.Write((connection, transaction) =>
        {
            // To SQLite a file that must not grow any more is a full disk.
            connection.Execute("PRAGMA max_page_count = 1", transaction: transaction);
            connection.Execute("INSERT INTO experiments (name, created_at) VALUES ('small', 0)", transaction: transaction);
            connection.Execute(
                "INSERT INTO experiments (name, created_at) VALUES (@large, 0)", new { large = new string('x', 100_000) }, transaction);
        }));

        Assert.Equal(UserErrorKind.NoRoom, error.Kind);
        Assert.Contains(_database.Path, error.Message);
        Assert.Equal(["one"], Names());
    }

    private void Name(string experiment) => _database.Write((connection, transaction) =>
        connection.Execute("INSERT INTO experiments (name, created_at) VALUES (@experiment, 0)", new { experiment }, transaction));

    private List<string> Names()
    {
        using var connection = _database.Open();
        return [.. connection.Query<string>("SELECT name FROM experiments ORDER BY id")];
    }
}
