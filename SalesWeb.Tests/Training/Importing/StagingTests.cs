using Dapper;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Jobs;
using SalesWeb.Settings;
using SalesWeb.Storage;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Training.Importing;

public sealed class StagingTests : IDisposable
{
    private readonly StagedShop _app = new();

    public void Dispose() => _app.Dispose();

    /// <summary>Composed without a server, so that no worker takes the file that a job waits for.</summary>
    [Fact]
    public void Uploads_that_nothing_waits_for_are_swept_at_the_start_and_the_others_stay()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.File("config.yaml"), "data:\n  file: \"\"\n");
        var installation = Installation.Read(folder.File("data"), folder.File("config.yaml"), [], new Dictionary<string, string>());
        using var program = Composition.Compose(installation);
        Directory.CreateDirectory(installation.Data.Uploads);
        var (wanted, cutOff, queued, arriving) = (Write("wanted", age: 2), Write("cut-off", age: 2), Write("queued", age: 2), Write("arriving", age: 0));
        program.GetRequiredService<StagedFiles>().Add(StagedShop.File(wanted));
        program.GetRequiredService<ImportQueue>().Enqueue(queued, "queued.csv", "shop", ImportChoices.None);

        program.GetRequiredService<LeftUploads>().Sweep();

        Assert.False(File.Exists(cutOff));
        Assert.True(File.Exists(wanted) && File.Exists(queued));
        Assert.True(File.Exists(arriving), "Another process that serves the same folder may be receiving it.");

        string Write(string name, int age)
        {
            var path = Path.Combine(installation.Data.Uploads, name);
            File.WriteAllText(path, "anything");
            File.SetLastWriteTimeUtc(path, (TimeProvider.System.GetUtcNow() - (age * LeftUploads.MaxPause)).UtcDateTime);
            return path;
        }
    }

    [Fact]
    public void What_a_killed_import_has_unpacked_is_swept_and_what_a_running_one_has_stays()
    {
        var scratch = Path.Combine(_app.Data, "scratch");
        var (left, used) = (Directory.CreateDirectory(Path.Combine(scratch, "left")), Directory.CreateDirectory(Path.Combine(scratch, "used")));
        File.WriteAllText(Path.Combine(left.FullName, "text.csv"), "date,amount");
        File.WriteAllText(left.FullName + ".held", "");
        File.WriteAllText(Path.Combine(scratch, "download"), "date,amount");
        using var running = new FileStream(used.FullName + ".held", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

        _app.Services.GetRequiredService<LeftUploads>().Sweep();

        Assert.Equal(["used", "used.held"], Directory.EnumerateFileSystemEntries(scratch).Select(Path.GetFileName).Order());
    }

    /// <summary>The number and the file go together.</summary>
    [Fact]
    public void An_upload_that_cannot_be_read_because_no_job_can_be_noted_leaves_nothing()
    {
        using (var connection = _app.Services.GetRequiredService<TrackingDatabase>().Value.Open())
            connection.Execute("CREATE TRIGGER full BEFORE INSERT ON jobs BEGIN SELECT RAISE(ABORT, 'full'); END");
        var path = _app.Write("upload");

        Assert.ThrowsAny<Exception>(() => _app.Staging.Take(StagedShop.File(path)));

        Assert.Empty(_app.Files.Waiting());
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void An_upload_for_a_dataset_that_cannot_be_called_so_leaves_nothing()
    {
        var path = _app.Write("upload");

        Assert.Throws<UserErrorException>(() => _app.Staging.Take(StagedShop.File(path, dataset: "a\tb")));

        Assert.Empty(_app.Files.Waiting());
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void What_nobody_wanted_for_a_day_is_swept_with_its_file()
    {
        var old = _app.Files.Add(StagedShop.File(_app.Write("old")));
        _app.Now += TimeSpan.FromHours(23);
        var young = _app.Files.Add(StagedShop.File(_app.Write("young")));
        _app.Now += TimeSpan.FromHours(2);

        _app.Staging.Sweep();

        Assert.Null(_app.Files.Find(old.Id));
        Assert.False(File.Exists(old.Path));
        Assert.Equal(young.Path, Assert.Single(_app.Files.Waiting()).Path);
        Assert.True(File.Exists(young.Path));
    }

    [Fact]
    public async Task A_file_is_read_decided_and_imported_and_then_gone()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));
        Assert.Equal(("shop", ImportMode.Replace, null), (file.Dataset, file.Mode, file.RecalledAt));

        var imported = await _app.Import(file.Id);

        Assert.Equal((StagedState.Imported, false), (imported.State, File.Exists(file.Path)));
        Assert.Equal(30, _app.Datasets.Get("shop").RowsImported);
    }

    [Fact]
    public async Task The_next_file_with_the_same_header_is_read_like_the_last_one()
    {
        // Both could be the day, so the person says which it is.
        const string January = "date,category,amount\n01/02/2024,Bread,5\n02/02/2024,Bread,6\n03/02/2024,Bread,7\n";
        const string February = "date,category,amount\n04/02/2024,Bread,5\n05/02/2024,Bread,6\n";
        var first = await _app.Stage("january.csv", January, dataset: "bakery");
        _app.Staging.Decide(first.Id, file => file.With(new Dictionary<string, string> { ["date_order"] = "day" }));
        await _app.Import(first.Id);

        var next = await _app.Stage("february.csv", February);

        Assert.Equal(("bakery", ImportMode.Append, "day"), (next.Dataset, next.Mode, next.Chosen["date_order"]));
        Assert.NotNull(next.RecalledAt);
        await _app.Import(next.Id);
        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 5), 29.0), (_app.Datasets.Get("bakery").FirstDate, _app.Datasets.Get("bakery").LastDate, _app.Datasets.Get("bakery").Total));
    }

    [Fact]
    public async Task Weeks_named_by_another_day_are_refused_when_they_are_tried_and_when_they_are_imported()
    {
        await _app.Import((await _app.Stage("weeks.csv", Weeks(new DateOnly(2025, 1, 6), 20), dataset: "bakery")).Id);
        var corrected = await _app.Stage("sundays.csv", Weeks(new DateOnly(2025, 2, 2), 8), dataset: "bakery");
        Assert.Equal(ImportMode.Correct, corrected.Mode);

        var tried = await _app.End(_app.Staging.Check(corrected.Id).CheckJobId!.Value);
        var imported = await _app.End(_app.Staging.Import(corrected.Id).ImportJobId!.Value);

        Assert.All([tried, imported], job => Assert.Contains("sundays.csv names a week by Sunday, 2 Feb 2025", job.Message));
        Assert.Equal(200, _app.Datasets.Get("bakery").Total);

        static string Weeks(DateOnly first, int count) =>
            "week,category,amount\n" + string.Concat(Enumerable.Range(0, count).Select(week => $"{first.AddDays(7 * week):yyyy-MM-dd},Bread,10\n"));
    }

    [Fact]
    public async Task The_same_file_twice_at_once_is_two_uploads_and_one_version()
    {
        var text = SalesFiles.Daily(30, "Bread");
        var one = await _app.Stage("shop.csv", text);
        var two = await _app.Stage("shop.csv", text);
        Assert.NotEqual(one.Path, two.Path);

        await _app.Import(one.Id);
        _app.Staging.Renew(two.Id, wantsTrial: false);
        var again = await _app.Import(two.Id);

        Assert.Single(_app.Datasets.Versions("shop"));
        var report = System.Text.Json.JsonSerializer.Deserialize<ImportReport>(_app.Jobs.Get(again.ImportJobId!.Value).Result!, ImportJob.ReportFormat)!;
        Assert.True(report.AlreadyThere);
    }

    [Fact]
    public async Task A_second_word_to_import_is_no_second_import()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));

        var jobs = new[] { _app.Staging.Import(file.Id), _app.Staging.Import(file.Id) }.Select(asked => asked.ImportJobId).Distinct();

        await _app.End(Assert.Single(jobs)!.Value);
        Assert.Single(_app.Jobs.Recent(ImportJob.KindName));
    }

    [Fact]
    public async Task A_file_that_was_sent_away_leaves_nothing_behind()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));

        _app.Staging.Cancel(file.Id);

        Assert.Null(_app.Files.Find(file.Id));
        Assert.False(File.Exists(file.Path));
        Assert.Empty(_app.Datasets.Current());
    }

    [Fact]
    public async Task An_import_that_failed_keeps_the_file_to_be_decided_otherwise()
    {
        var bad = string.Concat(Enumerable.Repeat("yesterday,Bread,5\n", 20));
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread") + bad);

        var tried = await _app.Import(file.Id);

        Assert.Equal(JobStatus.Failed, _app.Jobs.Get(tried.ImportJobId!.Value).Status);
        Assert.True(File.Exists(file.Path));
        Assert.Equal(StagedState.Waiting, _app.Files.Get(file.Id).State);
        Assert.Null(_app.Staging.Decide(file.Id, one => one with { Dataset = "other" }).ImportJobId);
    }

    [Fact]
    public async Task A_trial_is_good_until_something_is_decided_otherwise()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));

        var check = _app.Staging.Check(file.Id).CheckJobId!.Value;
        await _app.End(check);
        Assert.Equal(check, _app.Staging.Check(file.Id).CheckJobId);
        Assert.Empty(_app.Datasets.Current());

        Assert.Null(_app.Staging.Decide(file.Id, one => one with { Dataset = "other" }).CheckJobId);
        Assert.NotEqual(check, _app.Staging.Check(file.Id).CheckJobId);
    }
}
