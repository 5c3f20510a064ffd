using Dapper;
using Microsoft.Data.Sqlite;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Datasets.Uploads;

public sealed class StagedFilesTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private StagedFiles Files => new(TrackingDatabase.At(_folder.File("tracking.db")), TimeProvider.System);

    [Fact]
    public void The_number_of_a_file_that_is_gone_is_not_given_again()
    {
        var gone = Files.Add(Upload("january.csv"));
        Files.Delete(gone.Id);

        var next = Files.Add(Upload("february.csv"));

        Assert.NotEqual(gone.Id, next.Id);
        Assert.Null(Files.Find(gone.Id));
        Assert.Equal("february.csv", Files.Get(next.Id).FileName);
    }

    /// <summary>The upload 7 is gone, and only the job that read it still names it.</summary>
    [Fact]
    public void Numbers_go_on_behind_those_of_an_older_database()
    {
        SqliteLibrary.Choose();
        using (var older = new SqliteConnection($"Data Source={_folder.File("tracking.db")}"))
        {
            older.Open();
            foreach (var script in Directory.GetFiles(Path.Combine(Repository.Root, "SalesWeb", "Storage", "Schema", "Tracking")).Order().Take(6))
                older.Execute(File.ReadAllText(script));
            older.Execute(
                """
                INSERT INTO jobs (kind, title, payload, status, created_at) VALUES ('inspect', 'may.csv', '7', 'Finished', 0), ('train', 'Bread', '{}', 'Finished', 0);
                PRAGMA user_version = 6;
                """);
        }

        Assert.Equal(8, Files.Add(Upload("june.csv")).Id);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static StagedFile Upload(string name) => new() { Path = "/x", FileName = name, Bytes = 1, Dataset = "shop" };
}
