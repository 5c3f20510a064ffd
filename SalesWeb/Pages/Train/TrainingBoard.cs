using SalesWeb.Jobs;
using SalesWeb.Pages.Runs;
using SalesWeb.Training;
using SalesWeb.Web;

namespace SalesWeb.Pages.Train;

/// <summary>The newest training of every category: first what is at work, then what waits, then what ended last.</summary>
public sealed record TrainingBoard(IReadOnlyList<TrainingCard> Cards)
{
    /// <summary>How far back the page looks; everything older is among the experiments.</summary>
    private const int MostJobs = 200;

    /// <summary>Further down the curves are left to the pages of the runs.</summary>
    private const int MostCurves = 12;

    public static TrainingBoard Empty { get; } = new([]);

    public bool IsActive => Cards.Any(card => card.Job.IsActive);

    /// <summary>The state of all trainings in a sentence or two, for screen readers.</summary>
    public string News
    {
        get
        {
            if (Cards.Count == 0)
                return "";

            var (failed, cancelled) = (Count(JobStatus.Failed), Count(JobStatus.Killed));
            var counts = $"{Format.Count(Count(JobStatus.Finished))} of {Format.Count(Cards.Count)} trainings finished"
                + (failed > 0 ? $", {Format.Count(failed)} failed" : "")
                + (cancelled > 0 ? $", {Format.Count(cancelled)} cancelled" : "");
            var running = Cards.Where(card => card.Job.Status == JobStatus.Running).Select(card => $" {card.Sentence}");
            return $"{counts}.{string.Concat(running)}";
        }
    }

    /// <param name="jobs">Where the trainings are.</param>
    /// <param name="curves">Null for cards without curves.</param>
    /// <param name="clock">The time that has elapsed is counted with it.</param>
    /// <param name="dataset">Null for the trainings of all datasets.</param>
    public static TrainingBoard Of(JobStore jobs, LossCurves? curves, TimeProvider clock, string? dataset) => new(
    [
        .. jobs.Recent(TrainJob.KindName, MostJobs)
            .Where(job => dataset is null || TrainJob.RequestOf(job).Dataset is not { } other || other == dataset)
            .DistinctBy(job => (TrainJob.RequestOf(job).Dataset, job.Title))
            .OrderBy(job => job.IsActive ? job.Id : long.MaxValue)
            .ThenByDescending(job => job.EndedAt)
            .Select((job, index) => TrainingCard.Of(job, job.IsActive || index < MostCurves ? curves : null, clock)),
    ]);

    /// <summary>The same board with one of its cards replaced.</summary>
    public TrainingBoard With(TrainingCard card) => new([.. Cards.Select(old => old.Job.Id == card.Job.Id ? card : old)]);

    private int Count(JobStatus status) => Cards.Count(card => card.Job.Status == status);
}
