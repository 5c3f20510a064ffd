using SalesWeb.Jobs;
using SalesWeb.Pages;
using SalesWeb.Tracking;

namespace SalesWeb.Tests.Pages;

public sealed class StateWordsTests
{
    [Theory]
    [InlineData(JobStatus.Queued, false, "Waiting")]
    [InlineData(JobStatus.Queued, true, "Stopping")]
    [InlineData(JobStatus.Running, false, "Running")]
    [InlineData(JobStatus.Running, true, "Stopping")]
    [InlineData(JobStatus.Killed, true, "Cancelled")]
    public void A_job_has_a_word_for_its_state(JobStatus status, bool cancelRequested, string word) => Assert.Equal(word, StateWords.Of(Job(status, cancelRequested)));

    [Theory]
    [InlineData(RunStatus.Running)]
    [InlineData(RunStatus.Finished)]
    [InlineData(RunStatus.Failed)]
    [InlineData(RunStatus.Killed)]
    public void A_run_is_called_as_the_job_that_does_it(RunStatus status) =>
        Assert.Equal(StateWords.Of(Job(Enum.Parse<JobStatus>(status.ToString()), cancelRequested: false)), StateWords.Of(status));

    private static Job Job(JobStatus status, bool cancelRequested) => new()
    {
        Id = 1,
        Kind = "train",
        Title = "Bread",
        Payload = "{}",
        Status = status,
        CancelRequested = cancelRequested,
        Progress = 0,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
