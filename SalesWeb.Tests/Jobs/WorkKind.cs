using SalesWeb.Jobs;

namespace SalesWeb.Tests.Jobs;

/// <summary>A kind of job that does what a test tells it.</summary>
internal sealed class WorkKind : IJobKind
{
    public Func<JobContext, string> Work { get; set; } = _ => "{}";

    public List<long> Abandoned { get; } = [];

    public string Name => "work";

    public int Workers => 1;

    public bool CanResume { get; set; }

    public string Run(JobContext context) => Work(context);

    public void Abandon(Job job) => Abandoned.Add(job.Id);
}
