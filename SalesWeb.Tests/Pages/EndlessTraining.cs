using SalesWeb.Jobs;

namespace SalesWeb.Tests.Pages;

/// <summary>A shop whose trainings go on until they are cancelled, one at a time.</summary>
public class EndlessTraining : SalesWebApp
{
    public EndlessTraining() => Import(SalesFiles.Daily(60, "Bread", "Cakes"));

    protected override string Config =>
        """
        data:
          file: ""
        network:
          form: reference
          window: 14
          horizon: 7
          channels: 4
          hidden: 4
        training:
          max_epochs: 100000
          patience_epochs: 100000
        """;

    /// <summary>Waits until a job has reported something.</summary>
    public async Task<Job> Progress(long jobId)
    {
        using var subscription = Services.GetRequiredService<JobFeed>().Subscribe();
        while (Jobs.Get(jobId) is { Progress: 0 })
            await subscription.Jobs.ReadAsync(TestContext.Current.CancellationToken);
        return Jobs.Get(jobId);
    }
}
