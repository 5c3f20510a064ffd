using Dapper;
using Microsoft.Data.Sqlite;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Storage;

/// <summary>Files and folders that are not what they should be.</summary>
public sealed class DamagedDatabaseTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        var path = _folder.File("sales.db");
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("date,category,amount\n", 500)));
        var before = File.ReadAllBytes(path);

        var error = Assert.Throws<UserErrorException>(() => SalesDatabase.At(path));

        Assert.Equal(UserErrorKind.Conflict, error.Kind);
        Assert.Contains($"{path} is not a SQLite database", error.Message);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_file_where_the_folder_should_be_is_named()
    {
        File.WriteAllText(_folder.File("data"), "");

        var error = Assert.Throws<UserErrorException>(() => SalesDatabase.At(_folder.File("data/sales.db")));

        Assert.Equal(UserErrorKind.Conflict, error.Kind);
        Assert.Contains(_folder.File("data"), error.Message);
        Assert.Contains("--data-dir", error.Remedy);
    }

    [Fact]
    public void A_folder_where_the_file_should_be_is_named()
    {
        Directory.CreateDirectory(_folder.File("sales.db"));

        var error = Assert.Throws<UserErrorException>(() => SalesDatabase.At(_folder.File("sales.db")));

        Assert.Contains($"{_folder.File("sales.db")} cannot be opened", error.Message);
    }

    [Fact]
    public void Pages_of_garbage_are_called_damage()
    {
        var path = _folder.File("tracking.db");
        _ = TrackingDatabase.At(path);
        SqliteConnection.ClearAllPools();
        Overwrite(path, from: 4096);

        var error = Assert.Throws<UserErrorException>(() => TrackingDatabase.At(path).Value.Write((connection, transaction) =>
            connection.Execute("INSERT INTO experiments (name, created_at) VALUES ('one', 0)", transaction: transaction)));

        Assert.Equal($"{path} is damaged.", error.Message);
    }

    private static void Overwrite(string path, int from)
    {
        using var file = File.OpenWrite(path);
        file.Position = from;
        file.Write(Enumerable.Repeat((byte)0xA5, (int)(file.Length - from)).ToArray());
    }
}
