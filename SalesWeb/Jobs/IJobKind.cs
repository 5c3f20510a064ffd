namespace SalesWeb.Jobs;

/// <summary>A kind of work that a queue can hold. What it works on is none of the queue's business.</summary>
public interface IJobKind
{
    /// <summary>The name in <see cref="Job.Kind"/>.</summary>
    string Name { get; }

    /// <summary>How many jobs of this kind may run at once, at least 1.</summary>
    int Workers { get; }

    /// <summary>
    /// Whether a job that the end of the program cut short is run again when there is a program again, crash or no crash. It then finds
    /// <see cref="Job.Attempts"/> above 1 and, in <see cref="Job.RunId"/>, what it had begun.
    /// </summary>
    bool CanResume { get; }

    /// <summary>Does the work, on a thread of its own.</summary>
    /// <returns>What was found, as JSON.</returns>
    /// <exception cref="UserErrorException">The user can put right what stopped it; they are shown its words.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    string Run(JobContext context);

    /// <summary>
    /// Removes what a job left behind that ended before it was done; not called while the job can still be resumed. Called again, also
    /// after a restart, until it returns without an exception, so it must accept that its work is already done.
    /// </summary>
    void Abandon(Job job);
}
