using Dapper;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Jobs;
using SalesWeb.Settings;
using SalesWeb.Storage;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Training.Importing;

/// <summary>Composed without a server, so that no worker takes the file that a job waits for.</summary>
public sealed class WaitingUploadsTests : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly ServiceProvider _program;

    public WaitingUploadsTests()
    {
        File.WriteAllText(_folder.File("config.yaml"), "data:\n  file: \"\"\n  max_upload_mb: 1\n");
        _program = Composition.Compose(Installation.Read(_folder.File("data"), _folder.File("config.yaml"), [], new Dictionary<string, string>()));
    }

    private StagedFiles Files => _program.GetRequiredService<StagedFiles>();

    private Staging Staging => _program.GetRequiredService<Staging>();

    public void Dispose()
    {
        _program.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("inspect")]
    [InlineData("check")]
    [InlineData("import")]
    public void An_old_upload_that_a_job_is_at_is_not_swept(string kind)
    {
        var file = Files.Add(Upload("old.csv"));
        var job = _program.GetRequiredService<JobStore>().Enqueue(kind, file.FileName, "{}").Id;
        Files.Keep(kind switch
        {
            "inspect" => file with { InspectJobId = job },
            "check" => file with { CheckJobId = job },
            _ => file with { ImportJobId = job },
        });
        var idle = Files.Add(Upload("idle.csv"));
        _program.GetRequiredService<TrackingDatabase>().Value.Write((connection, transaction) =>
            connection.Execute("UPDATE staged_files SET created_at = 0", transaction: transaction));

        Staging.Sweep();

        Assert.Equal((true, true), (File.Exists(file.Path), Files.Find(file.Id) is not null));
        Assert.Equal((false, false), (File.Exists(idle.Path), Files.Find(idle.Id) is not null));
    }

    [Fact]
    public void More_than_four_of_the_largest_files_do_not_wait_at_once()
    {
        for (var i = 0; i < 4; i++)
            Staging.Take(Upload($"{i}.csv") with { Bytes = 1 << 20 });
        var fifth = Upload("fifth.csv");

        var refusal = Assert.Throws<UserErrorException>(() => Staging.Take(fifth));

        Assert.Equal(UserErrorKind.NoRoom, refusal.Kind);
        Assert.Contains("4 MiB", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((false, 4), (File.Exists(fifth.Path), Files.Waiting().Count));
        Staging.Cancel(Files.Waiting()[0].Id);
        Assert.Equal("again.csv", Staging.Take(Upload("again.csv")).FileName);
    }

    private StagedFile Upload(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.File("data"), "uploads")).FullName;
        File.WriteAllText(Path.Combine(folder, name), "anything");
        return StagedShop.File(Path.Combine(folder, name), name);
    }
}
