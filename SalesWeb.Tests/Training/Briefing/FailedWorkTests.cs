using System.Text.Json;
using SalesWeb.Jobs;
using SalesWeb.Training;
using SalesWeb.Training.Briefing;
using SalesWeb.Training.Champions;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Training.Briefing;

public class FailedWorkTests
{
    private static readonly DateTimeOffset Noon = new(2024, 3, 5, 12, 0, 0, TimeSpan.Zero);

    private long _id;

    [Fact]
    public void A_job_that_failed_is_told_with_its_reason_until_the_same_is_done()
    {
        var failed = Train("Bread", JobStatus.Failed, "The disk is full.");

        var concern = Assert.Single(In(failed));
        Assert.Equal("The training of \"Bread\" failed on 5 Mar 2024 at 12:00 UTC. The disk is full.", concern.Text);
        Assert.Equal((Remedy.Train, true, "Bread", failed.Id), (concern.Remedy, concern.IsUrgent, concern.Category, concern.JobId));
        Assert.Single(In(failed, Train("Cakes", JobStatus.Finished)));
        Assert.Empty(In(failed, Train("Bread", JobStatus.Finished)));
        Assert.Empty(In(failed, Train("Bread", JobStatus.Queued)));
    }

    [Fact]
    public void One_that_failed_after_a_success_is_told() =>
        Assert.Single(In(Train("Bread", JobStatus.Failed, "a"), Train("Bread", JobStatus.Finished), Train("Bread", JobStatus.Failed, "b")), concern => concern.Text.EndsWith(" b"));

    [Fact]
    public void What_was_cancelled_is_no_concern_for_who_cancelled_it_knows()
    {
        Assert.Empty(In(Train("Bread", JobStatus.Killed, "Cancelled")));
        Assert.Empty(In(Train("Bread", JobStatus.Failed, "No."), Train("Bread", JobStatus.Killed, "Cancelled")));
        Assert.Empty(In(Import("march.csv", "shop", JobStatus.Killed), Import("march.csv", "other", JobStatus.Killed)));
    }

    [Fact]
    public void An_import_that_failed_is_told_as_long_as_its_file_waits()
    {
        var failed = Import("march.csv", "shop", JobStatus.Failed, stagedId: 7);

        Assert.Single(FailedWork.In([failed], "shop", new HashSet<string>(), new HashSet<long> { 7 }));
        Assert.Empty(FailedWork.In([failed], "shop", new HashSet<string>(), new HashSet<long> { 8 }));
    }

    [Fact]
    public void Many_trainings_are_one_concern()
    {
        var concern = Assert.Single(In([.. new[] { "a", "b", "c", "d", "e" }.Select(category => Train(category, JobStatus.Failed, $"why {category}"))]));

        Assert.Equal("5 trainings, of \"e\", \"d\", \"c\" and 2 more, failed, the last on 5 Mar 2024 at 12:00 UTC. The last one says: why e", concern.Text);
    }

    [Fact]
    public void An_import_is_done_again_by_any_file_into_the_same_dataset()
    {
        var failed = Import("march.csv", "shop", JobStatus.Failed);

        Assert.Equal("The import of \"march.csv\" into \"shop\" failed on 5 Mar 2024 at 12:00 UTC. No date.", Assert.Single(In(failed)).Text);
        Assert.Single(In(failed, Import("march.csv", "other", JobStatus.Finished)));
        Assert.Empty(In(failed, Import("march-2.csv", "shop", JobStatus.Finished)));
    }

    [Fact]
    public void An_import_that_failed_is_told_whatever_dataset_it_was_for() =>
        Assert.Equal(Remedy.LookAtImport, Assert.Single(In(Import("march.csv", "other", JobStatus.Failed))).Remedy);

    [Fact]
    public void Work_on_other_datasets_and_on_what_is_gone_is_no_concern() =>
        Assert.Empty(In(Train("Bread", JobStatus.Failed, "a", dataset: "other"), Train("Gone", JobStatus.Failed, "a"), Backtest(JobStatus.Failed, "other")));

    [Fact]
    public void A_trial_is_not_the_backtest()
    {
        var concerns = In(Backtest(JobStatus.Failed), Backtest(JobStatus.Finished, isTrial: true));

        Assert.Equal("The backtest failed on 5 Mar 2024 at 12:00 UTC. Broken.", Assert.Single(concerns).Text);
        Assert.Empty(In(Backtest(JobStatus.Failed), Backtest(JobStatus.Finished)));
    }

    [Fact]
    public void Work_of_a_kind_nobody_knows_is_left_alone() => Assert.Empty(In(New("something else", "x", "{}", JobStatus.Failed, "")));

    private static IReadOnlyList<Concern> In(params Job[] jobs) =>
        [.. FailedWork.In(jobs, "shop", new HashSet<string> { "Bread", "Cakes", "a", "b", "c", "d", "e" }, new HashSet<long>())];

    private Job Train(string category, JobStatus status, string message = "", string dataset = "shop") =>
        New(TrainJob.KindName, category, JsonSerializer.Serialize(new TrainRequest { Dataset = dataset, Category = category }), status, message, dataset);

    private Job Backtest(JobStatus status, string dataset = "shop", bool isTrial = false) =>
        New(BacktestJob.KindName, dataset, JsonSerializer.Serialize(new BacktestRequest { Dataset = dataset, ChecksLeaks = isTrial }), status, "Broken.", dataset);

    private Job Import(string file, string dataset, JobStatus status, long? stagedId = null) =>
        New(ImportJob.KindName, file, JsonSerializer.Serialize(new { Path = "/x", FileName = file, Dataset = dataset, Map = new { }, StagedId = stagedId }), status, "No date.", dataset);

    private Job New(string kind, string title, string payload, JobStatus status, string message, string? dataset = null) => new()
    {
        Id = ++_id,
        Kind = kind,
        Title = title,
        Dataset = dataset,
        Payload = payload,
        Status = status,
        Progress = 0,
        Message = message,
        CreatedAt = Noon,
        EndedAt = status is JobStatus.Queued or JobStatus.Running ? null : Noon,
    };
}
