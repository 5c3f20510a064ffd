using Dapper;
using Microsoft.Data.Sqlite;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Storage;

public sealed class MigrationsTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private string DatabaseFile => _folder.File("tracking.db");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    public static TheoryData<string> Schemas =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "SalesWeb", "Storage", "Schema")).Select(folder => Path.GetFileName(folder))];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_new_database_has_every_migration(string schema)
    {
        using var connection = new Database(DatabaseFile, schema).Open();

        Assert.Equal(Scripts(schema).Length, connection.ExecuteScalar<int>("PRAGMA user_version"));
        Assert.Empty(connection.Query("PRAGMA foreign_key_check"));
        Assert.Equal("ok", connection.ExecuteScalar<string>("PRAGMA integrity_check"));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Migrations_are_numbered_without_gaps(string schema) =>
        Assert.Equal(
            Enumerable.Range(1, Scripts(schema).Length).Select(number => number.ToString("000")),
            Scripts(schema).Select(script => Path.GetFileName(script)[..3]));

    [Fact]
    public void An_older_database_gets_what_it_lacks_and_keeps_what_it_has()
    {
        SqliteLibrary.Choose();
        using (var older = new SqliteConnection($"Data Source={DatabaseFile}"))
        {
            older.Open();
            older.Execute(File.ReadAllText(Scripts("Tracking")[0]));
            older.Execute("INSERT INTO experiments (name, created_at) VALUES ('kept', 0); PRAGMA user_version = 1");
        }

        using var connection = new Database(DatabaseFile, "Tracking").Open();

        Assert.Equal("kept", connection.ExecuteScalar<string>("SELECT name FROM experiments"));
        Assert.Equal(0, connection.ExecuteScalar<int>("SELECT count(*) FROM jobs"));
    }

    [Fact]
    public void Datasets_without_a_name_are_removed()
    {
        SqliteLibrary.Choose();
        using (var older = new SqliteConnection($"Data Source={DatabaseFile}"))
        {
            older.Open();
            foreach (var script in Scripts("Sales").Take(7))
                older.Execute(File.ReadAllText(script));
            older.Execute("INSERT INTO datasets (name, activation) VALUES (NULL, 1), ('shop', 2), (NULL, 3); PRAGMA user_version = 7");
        }

        using var connection = new Database(DatabaseFile, "Sales").Open();

        Assert.Equal(["shop"], connection.Query<string>("SELECT name FROM datasets"));
    }

    [Fact]
    public void The_dataset_of_an_older_job_is_read_from_its_payload()
    {
        SqliteLibrary.Choose();
        using (var older = new SqliteConnection($"Data Source={DatabaseFile}"))
        {
            older.Open();
            foreach (var script in Scripts("Tracking").Take(10))
                older.Execute(File.ReadAllText(script));
            older.Execute(
                """
                INSERT INTO jobs (kind, title, payload, status, created_at) VALUES
                  ('train', 'Bread', '{"Dataset":"shop","Category":"Bread"}', 'Finished', 0), ('train', 'Bread', '{"Category":"Bread"}', 'Finished', 0),
                  ('inspect', 'may.csv', '7', 'Finished', 0), ('import', 'may.csv', 'no JSON', 'Failed', 0);
                PRAGMA user_version = 10
                """);
        }

        using var connection = new Database(DatabaseFile, "Tracking").Open();

        Assert.Equal(["shop", null, null, null], connection.Query<string?>("SELECT dataset FROM jobs ORDER BY id"));
    }

    [Fact]
    public void A_database_of_a_newer_program_is_not_touched()
    {
        using (var connection = new Database(DatabaseFile, "Tracking").Open())
            connection.Execute("PRAGMA user_version = 999");

        var error = Assert.Throws<UserErrorException>(() => new Database(DatabaseFile, "Tracking"));

        Assert.Equal(UserErrorKind.Conflict, error.Kind);
        Assert.Contains("schema 999", error.Message);
    }

    [Fact]
    public async Task Programs_that_start_at_once_migrate_once()
    {
        var starts = Enumerable.Range(0, 8).Select(_ => Task.Run(() => new Database(DatabaseFile, "Tracking")));

        var databases = await Task.WhenAll(starts);

        using var connection = databases[0].Open();
        Assert.Equal(Scripts("Tracking").Length, connection.ExecuteScalar<int>("PRAGMA user_version"));
    }

    [Fact]
    public void A_schema_that_does_not_exist_is_a_bug_and_not_an_empty_database() =>
        Assert.Throws<ArgumentException>(() => new Database(DatabaseFile, "Trackings"));

    private static string[] Scripts(string schema) =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "SalesWeb", "Storage", "Schema", schema), "*.sql").Order(StringComparer.Ordinal)];
}
