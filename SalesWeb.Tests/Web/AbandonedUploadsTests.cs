using SalesWeb.Datasets.Uploads;
using SalesWeb.Jobs;
using SalesWeb.Settings;
using SalesWeb.Storage;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Web;

/// <summary>Uploads that nobody waits for: cut off, written while the clock was wrong, or discarded while they are read.</summary>
public sealed class AbandonedUploadsTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ScratchFolder _folder = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-30)]
    [InlineData(365 * 24 * 60)]
    public void A_cut_upload_is_gone_within_an_hour_whatever_its_date(int minutesAhead)
    {
        var data = new DataDirectory(_folder.File("data"), new TrackingSettings());
        var path = Path.Combine(Directory.CreateDirectory(data.Uploads).FullName, "cut");
        File.WriteAllText(path, "date,am");
        File.SetLastWriteTimeUtc(path, Start.UtcDateTime.AddMinutes(minutesAhead));

        for (var minutes = 15; minutes <= 60; minutes += 15)
            Sweeper(data, Start.AddMinutes(minutes)).Sweep();

        Assert.Empty(Directory.GetFiles(data.Uploads));
    }

    [Fact]
    public void An_upload_that_is_on_its_way_stays()
    {
        var data = new DataDirectory(_folder.File("data"), new TrackingSettings());
        var path = Path.Combine(Directory.CreateDirectory(data.Uploads).FullName, "growing");
        File.WriteAllText(path, "date,am");
        File.SetLastWriteTimeUtc(path, Start.UtcDateTime);

        Sweeper(data, Start.AddMinutes(15)).Sweep();

        Assert.True(File.Exists(path));
    }

    [Fact]
    public void A_file_that_is_discarded_while_it_is_read_is_no_fault_of_ours()
    {
        var path = _folder.File("sales.csv");

        var error = Assert.Throws<UserErrorException>(() => ImportJob.Read(path, () => File.ReadAllText(path)));

        Assert.Contains("discarded", error.Message);
    }

    private static LeftUploads Sweeper(DataDirectory data, DateTimeOffset now)
    {
        var clock = new SetClock(now);
        var database = TrackingDatabase.At(data.TrackingDatabase);
        var files = new StagedFiles(database, clock);
        return new LeftUploads(files, new ImportQueue(new JobStore(database, new JobFeed(), clock)), data, clock);
    }
}
