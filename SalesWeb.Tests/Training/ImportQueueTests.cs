using SalesWeb.Import;
using SalesWeb.Settings;
using SalesWeb.Training;

namespace SalesWeb.Tests.Training;

public sealed class ImportQueueTests : IDisposable
{
    private readonly Tracking.TrackingFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Uploads_that_no_job_waits_for_are_swept_and_the_others_stay()
    {
        var directory = new DataDirectory(_folder["data"], new TrackingSettings());
        Directory.CreateDirectory(directory.Uploads);
        var (wanted, cutOff) = (Path.Combine(directory.Uploads, "wanted"), Path.Combine(directory.Uploads, "cut-off"));
        File.WriteAllText(wanted, "a");
        File.WriteAllText(cutOff, "b");
        var queue = new ImportQueue(new SalesWeb.Jobs.JobStore(_folder.Database, new SalesWeb.Jobs.JobFeed(), TimeProvider.System), directory);
        queue.Enqueue(wanted, "wanted.csv", "shop", ImportChoices.None);

        queue.Sweep();

        Assert.Equal([wanted], Directory.GetFiles(directory.Uploads));
    }
}
