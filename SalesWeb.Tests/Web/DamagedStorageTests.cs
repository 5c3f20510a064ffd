using System.Net;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using SalesWeb.Storage;
using SalesWeb.Tests.Pages;

namespace SalesWeb.Tests.Web;

/// <summary>Databases and keys that are damaged under a running server or before it starts.</summary>
public sealed class DamagedStorageTests : IDisposable
{
    private readonly SalesWebApp _app = new();

    private string Keys => Path.Combine(_app.Data, "keys");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Health_sees_damaged_pages_and_the_pages_say_what_to_do()
    {
        _app.Import(SalesFiles.Daily(90, "Bread", "Rolls"));
        var database = _app.Services.GetRequiredService<SalesDatabase>().Value;
        Damage(database);

        var (status, health) = await Health();
        var page = await new Visitor(_app).Get("/explore?category=Bread");
        using var client = _app.Connect();
        using var forecast = await client.GetAsync("/api/forecast/Bread", Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains(database.Path, health.GetProperty("problems").ToString());
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("damaged", page.Text);
        Assert.Contains("doctor", page.Text);
        Assert.Equal(HttpStatusCode.Conflict, forecast.StatusCode);
        Assert.Contains("damaged", await forecast.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<key")]
    [InlineData("<key id=\"1\"/>")]
    public async Task A_key_that_cannot_be_read_is_set_aside_and_replaced(string content)
    {
        Directory.CreateDirectory(Keys);
        var damaged = Path.Combine(Keys, "key-00d94a9a-0a73-45bf-a307-ec6aa8597eaa.xml");
        File.WriteAllText(damaged, content);

        var page = await new Visitor(_app).Get("/data/upload");
        var (status, health) = await Health();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEqual("", page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value"));
        Assert.False(File.Exists(damaged));
        Assert.Single(Directory.GetFiles(Keys, "*.xml"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"{damaged}.unreadable", health.GetProperty("warnings").ToString());
    }

    [Fact]
    public async Task Pages_work_where_a_key_cannot_be_written()
    {
        Directory.CreateDirectory(_app.Data);
        File.WriteAllText(Keys, "a file where the folder should be");

        Assert.Equal(HttpStatusCode.OK, (await new Visitor(_app).Get("/data/upload")).Status);
    }

    /// <summary>Overwrites the pages of what was sold, after everything has been moved into the file; the schema stays whole.</summary>
    private static void Damage(Database database)
    {
        List<int> pages;
        using (var connection = database.Open())
        {
            connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
            pages = [.. connection.Query<int>("SELECT rootpage FROM sqlite_master WHERE tbl_name LIKE '%_blocks' AND rootpage > 0")];
        }

        SqliteConnection.ClearAllPools();
        using var file = new FileStream(database.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        foreach (var page in pages)
        {
            file.Position = (page - 1) * 4096L;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }
    }

    private async Task<(HttpStatusCode Status, JsonElement Health)> Health()
    {
        using var client = _app.Connect();
        using var answer = await client.GetAsync("/api/health", Cancellation);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement);
    }
}
