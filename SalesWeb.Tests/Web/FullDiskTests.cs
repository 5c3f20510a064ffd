using System.Diagnostics;
using System.Net;
using System.Text.Json;
using SalesWeb.Tests.Pages;
using SalesWeb.Tracking;

namespace SalesWeb.Tests.Web;

/// <summary>A disk that fills up under a running server: a small file system of its own, filled for real.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly SmallDisk _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Health_sees_it_pages_can_be_read_and_no_run_stays_running()
    {
        Assert.SkipUnless(_app.IsMounted, "A small file system can be mounted by root on Linux only.");
        _app.Import(SalesFiles.Daily(90, "Bread"));
        var visitor = new Visitor(_app);
        Assert.Equal("ok", (await Health()).GetProperty("status").GetString());
        var runs = _app.Services.GetRequiredService<RunStore>();
        var run = runs.Start(new RunStart { Experiment = "e", Name = "r", Dataset = "shop", Category = "Bread", Model = "m" });

        _app.Fill();

        Assert.Contains("is full", (await Health()).GetProperty("problems").ToString());
        foreach (var page in new[] { "/", "/explore", "/data", "/experiments", "/train", "/predict", "/data/quality", "/data/upload" })
            Assert.Equal((page, HttpStatusCode.OK), (page, (await new Visitor(_app).Get(page)).Status));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/explore?category=Bread")).Status);
        Assert.Equal(UserErrorKind.NoRoom, Assert.Throws<UserErrorException>(() => Exhaust(runs, run)).Kind);
        Assert.Throws<UserErrorException>(() => runs.Finish(run));
        Assert.Throws<UserErrorException>(() => runs.Fail(run, "The disk was full."));

        _app.Free();
        runs.NoteUnnotedEnds();

        Assert.Equal("ok", (await Health()).GetProperty("status").GetString());
        Assert.Equal(RunStatus.Failed, _app.Services.GetRequiredService<RunQuery>().Find(run)!.Status);
    }

    /// <summary>Writes until not even the room within the write-ahead log is left.</summary>
    private static void Exhaust(RunStore runs, long run)
    {
        for (var step = 0; step < 100_000; step++)
            runs.Measure(run, step, new Dictionary<string, double> { ["loss"] = step });
    }

    private async Task<JsonElement> Health()
    {
        using var client = _app.Connect();
        using var answer = await client.GetAsync("/api/health", Cancellation);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement;
    }

    private sealed class SmallDisk : SalesWebApp
    {
        public SmallDisk()
        {
            Directory.CreateDirectory(Data);
            IsMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
                && Run("mount", "-t", "tmpfs", "-o", "size=16m", "none", Data);
        }

        public bool IsMounted { get; }

        private string Ballast => Path.Combine(Data, "ballast");

        public void Fill()
        {
            using var ballast = File.OpenHandle(Ballast, FileMode.Create, FileAccess.Write);
            var block = new byte[4096];
            try
            {
                for (long at = 0; ; at += block.Length)
                    RandomAccess.Write(ballast, block, at);
            }
            catch (IOException)
            {
                // Full.
            }
        }

        public void Free() => File.Delete(Ballast);

        protected override void Dispose(bool disposing)
        {
            if (disposing && IsMounted)
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                Run("umount", "-l", Data);
            }

            base.Dispose(disposing);
        }

        private static bool Run(string command, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
