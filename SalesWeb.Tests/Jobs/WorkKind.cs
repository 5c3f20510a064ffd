using SalesWeb.Jobs;

namespace SalesWeb.Tests.Jobs;

/// <summary>A kind of job that does what a test tells it.</summary>
internal sealed class WorkKind : IJobKind
{
    public Func<JobContext, string> Work { get; set; } = _ => "{}";

    public List<long> Abandoned { get; } = [];

    /// <summary>The number of attempts to clean up that fail before one succeeds.</summary>
    public int FailingCleanups { get; set; }

    public string Name => "work";

    public int Workers => 1;

    public bool CanResume { get; set; }

    public string Run(JobContext context) => Work(context);

    public void Abandon(Job job)
    {
        if (FailingCleanups-- > 0)
            throw new IOException("The disk is full.");
        Abandoned.Add(job.Id);
    }
}
