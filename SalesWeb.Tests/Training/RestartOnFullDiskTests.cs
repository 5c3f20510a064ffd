using System.ComponentModel;
using System.Diagnostics;
using System.Net;

namespace SalesWeb.Tests.Training;

/// <summary>The program on a small disk of its own that becomes full. Only a user that may mount one can run this.</summary>
public sealed class RestartOnFullDiskTests : IDisposable
{
    private static readonly string[] Endless =
    [
        "network.form=reference", "network.window=14", "training.max_epochs=100000", "training.patience_epochs=100000",
    ];

    private readonly ScratchFolder _folder = new();
    private readonly string _disk;
    private readonly bool _isMounted;

    public RestartOnFullDiskTests()
    {
        _disk = Directory.CreateDirectory(_folder.File("disk")).FullName;
        _isMounted = Run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", _disk);
    }

    public void Dispose()
    {
        if (_isMounted)
            Run("umount", "--lazy", _disk);
        _folder.Dispose();
    }

    [Fact]
    public async Task Everything_can_be_read_after_a_restart_and_no_run_stays_running()
    {
        Assert.SkipUnless(_isMounted, "Mounting a small disk needs the rights of an administrator on Linux.");
        var cancellation = TestContext.Current.CancellationToken;
        File.WriteAllText(_folder.File("shop.csv"), SalesFiles.Daily(200, "Bread"));
        long job;
        using (var first = await SalesWebProcess.Start(_disk, Endless))
        {
            await first.Upload(_folder.File("shop.csv"));
            job = await first.Train();
            await first.Follow(job, now => now.GetProperty("progress").GetDouble() > 0);
            Fill();

            using var full = await first.Http.GetAsync("/api/health", cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, full.StatusCode);
            Assert.Contains("is full", await full.Content.ReadAsStringAsync(cancellation), StringComparison.Ordinal);
            first.Terminate();
        }

        Fill();
        using var second = await SalesWebProcess.Start(_disk, Endless);

        foreach (var page in new[] { "/", "/explore", "/train", "/predict", "/experiments", "/runs/1", "/data" })
            Assert.Equal((page, HttpStatusCode.OK), (page, (await second.Http.GetAsync(page, cancellation)).StatusCode));

        // The training may have gone on by itself, as after any restart; it ends like any other.
        Directory.GetFiles(_disk, "fill*").ToList().ForEach(File.Delete);
        using var cancelled = await second.Http.DeleteAsync("/api/jobs/" + job, cancellation);
        Assert.NotEqual("running", (await second.Follow(job, _ => false)).GetProperty("status").GetString());
        using var healthy = await second.Http.GetAsync("/api/health", cancellation);
        Assert.Equal(HttpStatusCode.OK, healthy.StatusCode);
        await NotRunning().WaitAsync(TimeLimit.Span, cancellation);

        // An end that could not be recorded on the full disk is recorded some seconds later.
        async Task NotRunning()
        {
            while ((await second.Http.GetStringAsync("/runs/1", cancellation)).Contains(">Running<", StringComparison.Ordinal))
                await Task.Yield();
        }
    }

    /// <summary>Writes until nothing more goes on the disk.</summary>
    private void Fill()
    {
        for (var size = 1 << 20; size >= 512; size /= 2)
        {
            try
            {
                var path = Path.Combine(_disk, $"fill{Guid.NewGuid():N}");
                using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
                while (true)
                    file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // Nothing of this size has room any more.
            }
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
