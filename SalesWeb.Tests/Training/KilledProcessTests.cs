using System.Text.Json;
using SalesWeb.Sample;

namespace SalesWeb.Tests.Training;

/// <summary>The program killed in the middle of its work, and started again over what it left.</summary>
public sealed class KilledProcessTests : IDisposable
{
    private static readonly string[] Endless = ["training.max_epochs=100000", "training.patience_epochs=100000"];

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_in_training_the_job_says_so_and_the_next_one_runs()
    {
        var data = _folder.File("data");
        File.WriteAllText(_folder.File("shop.csv"), SalesFiles.Daily(200, "Bread"));
        long job;
        using (var first = await SalesWebProcess.Start(data, Endless))
        {
            await Upload(first, _folder.File("shop.csv"));
            job = await Train(first);
            await first.Follow(job, state => state.GetProperty("progress").GetDouble() > 0);
            first.Kill();
        }

        using var second = await SalesWebProcess.Start(data, "training.max_epochs=2");

        var interrupted = await second.Get($"/api/jobs/{job}");
        Assert.Equal("failed", interrupted.GetProperty("status").GetString());
        Assert.StartsWith("Interrupted", interrupted.GetProperty("message").GetString(), StringComparison.Ordinal);
        var page = await second.Http.GetStringAsync($"/runs/{interrupted.GetProperty("run_id").GetInt64()}", TestContext.Current.CancellationToken);
        Assert.Contains("Interrupted", page, StringComparison.Ordinal);
        var next = await second.Follow(await Train(second), _ => false);
        Assert.Equal("finished", next.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Killed_in_import_nothing_of_the_file_is_there_and_it_goes_in_again()
    {
        var data = _folder.File("data");
        var file = _folder.File("large.csv");
        using (var writer = new StreamWriter(file))
            ShopSimulation.Write(writer, new SampleOptions { Scale = 4 });
        long job;
        using (var first = await SalesWebProcess.Start(data))
        {
            job = await Upload(first, file, wait: false);
            var state = await first.Follow(job, state => state.GetProperty("progress").GetDouble() > 0.3);
            Assert.Equal("running", state.GetProperty("status").GetString());
            first.Kill();
        }

        using var second = await SalesWebProcess.Start(data);

        var interrupted = await second.Get($"/api/jobs/{job}");
        Assert.StartsWith("Interrupted", interrupted.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(SalesWeb.Storage.Integrity.Problems(Path.Combine(data, "sales.db")));
        Assert.Empty(Directory.GetFiles(Path.Combine(data, "uploads")));
        Assert.Contains("no data yet", await second.Http.GetStringAsync("/data", TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
        var again = await second.Get($"/api/jobs/{await Upload(second, file)}");
        Assert.Equal("finished", again.GetProperty("status").GetString());
    }

    private static async Task<long> Train(SalesWebProcess program)
    {
        using var response = await program.Http.PostAsJsonAsync("/api/train", new { categories = new[] { "Bread" } }, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return body.GetProperty("jobs")[0].GetProperty("id").GetInt64();
    }

    /// <summary>Sends a file as the browser's form does.</summary>
    private static async Task<long> Upload(SalesWebProcess program, string path, bool wait = true)
    {
        var page = await program.Http.GetStringAsync("/data", TestContext.Current.CancellationToken);
        var token = page.Split("name=\"request-token\" content=\"")[1].Split('"')[0];
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StreamContent(File.OpenRead(path)), "file", Path.GetFileName(path) },
        };
        using var response = await program.Http.PostAsync("/data/upload", form, TestContext.Current.CancellationToken);
        var job = long.Parse(response.RequestMessage!.RequestUri!.Query.Split("job=")[1]);
        if (wait)
            Assert.Equal("finished", (await program.Follow(job, _ => false)).GetProperty("status").GetString());
        return job;
    }
}
