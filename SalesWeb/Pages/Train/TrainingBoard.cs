using SalesWeb.Jobs;
using SalesWeb.Pages.Runs;
using SalesWeb.Training;
using SalesWeb.Web;

namespace SalesWeb.Pages.Train;

/// <summary>
/// The trainings of a dataset by pages: large batches as one card each, and of every other category the newest training. First what is
/// running, then what waits, then what ended last.
/// </summary>
public sealed record TrainingBoard(IReadOnlyList<BatchCard> Batches, IReadOnlyList<TrainingCard> Cards)
{
    /// <summary>Batches of more trainings than this have one card; smaller ones a card for each training.</summary>
    public const int MaxCardsOfBatch = 12;

    /// <summary>The number of cards on a page.</summary>
    public const int PageSize = 24;

    /// <summary>The number of trainings that the board looks back; older ones are among the experiments.</summary>
    private const int MaxJobs = 1_000;

    /// <summary>The number of large batches on the board, those that are not done first.</summary>
    public const int MaxBatches = 4;

    /// <summary>The number of cards with a curve; the others link to their runs.</summary>
    private const int MaxCurves = 12;

    public static TrainingBoard Empty { get; } = new([], []);

    /// <summary>The page, from 1.</summary>
    public int Page { get; init; } = 1;

    public int LastPage { get; init; } = 1;

    /// <summary>The number of trainings on all pages, without those of large batches.</summary>
    public int Count { get; init; }

    public bool IsActive => Batches.Any(card => card.Batch.IsActive) || Active > 0;

    /// <summary>The number of trainings on all pages that wait or run, without those of large batches.</summary>
    public int Active { get; init; }

    /// <summary>The number of trainings on all pages that finished, without those of large batches.</summary>
    public int Finished { get; init; }

    /// <summary>The number of trainings on all pages that failed, without those of large batches.</summary>
    public int Failed { get; init; }

    /// <summary>The number of trainings on all pages that were cancelled, without those of large batches.</summary>
    public int Cancelled { get; init; }

    /// <summary>The state of all trainings in a few sentences, for screen readers.</summary>
    public string News
    {
        get
        {
            var batches = Batches.Where(card => card.Batch.IsActive).Select(card => card.Sentence);
            if (Count == 0)
                return string.Join(' ', batches);

            var counts = $"{Format.Count(Finished)} of {Format.Count(Count)} trainings finished"
                + (Failed > 0 ? $", {Format.Count(Failed)} failed" : "")
                + (Cancelled > 0 ? $", {Format.Count(Cancelled)} cancelled" : "");
            var running = Cards.Where(card => card.Job.Status == JobStatus.Running).Select(card => card.Sentence);
            return string.Join(' ', running.Concat(batches).Prepend($"{counts}."));
        }
    }

    /// <param name="jobs">Where the trainings are.</param>
    /// <param name="batches">The large batches of the dataset.</param>
    /// <param name="curves">Null for cards without curves.</param>
    /// <param name="clock">The time that has elapsed is counted with it.</param>
    /// <param name="dataset">Null for the trainings of all datasets.</param>
    /// <param name="page">The page, from 1.</param>
    /// <exception cref="UserErrorException">There is no such page.</exception>
    public static TrainingBoard Of(
        JobStore jobs, IEnumerable<BatchCard> batches, LossCurves? curves, TimeProvider clock, string? dataset, int page = 1)
    {
        var all = jobs.Recent(TrainJob.KindName, MaxJobs, maxBatch: MaxCardsOfBatch, dataset: dataset)
            .DistinctBy(job => (job.Dataset, job.Title))
            .OrderBy(job => job.IsActive ? job.Id : long.MaxValue)
            .ThenByDescending(job => job.EndedAt)
            .ToList();
        var lastPage = PageLinks.LastPageOf(all.Count, PageSize);
        PageLinks.Check(page, lastPage);
        return new TrainingBoard(
            [.. batches],
            [
                .. all.Skip((page - 1) * PageSize).Take(PageSize)
                    .Select((job, index) => TrainingCard.Of(job, job.IsActive || index < MaxCurves ? curves : null, clock)),
            ])
        {
            Page = page,
            LastPage = lastPage,
            Count = all.Count,
            Active = all.Count(job => job.IsActive),
            Finished = all.Count(job => job.Status == JobStatus.Finished),
            Failed = all.Count(job => job.Status == JobStatus.Failed),
            Cancelled = all.Count(job => job.Status == JobStatus.Killed),
        };
    }

    /// <summary>The same board with one of its cards replaced.</summary>
    public TrainingBoard With(TrainingCard card) => this with { Cards = [.. Cards.Select(old => old.Job.Id == card.Job.Id ? card : old)] };
}
