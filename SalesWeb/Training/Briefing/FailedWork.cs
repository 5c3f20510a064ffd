using SalesWeb.Jobs;
using SalesWeb.Training.Champions;
using SalesWeb.Training.Importing;

namespace SalesWeb.Training.Briefing;

/// <summary>Jobs that failed and that nobody has done again since. Who cancelled one knows of it.</summary>
public static class FailedWork
{
    /// <param name="jobs">Those since the first that failed, in the order they were asked for.</param>
    /// <param name="dataset">Trainings and backtests of others are none of its concern; an import is, since it may have been meant for it.</param>
    /// <param name="categories">A training of one that is gone is no concern any more.</param>
    /// <param name="waiting">The numbers of the uploads that wait for a word; the import of one that was discarded, or imported after all, is none either.</param>
    public static IEnumerable<Concern> In(IReadOnlyList<Job> jobs, string dataset, IReadOnlySet<string> categories, IReadOnlySet<long> waiting)
    {
        var troubles = jobs.Select(job => (Job: job, Work: Work.Of(job)))
            .Where(one => one.Work is { } work && (work.Kind == ImportJob.KindName || work.Dataset == dataset)
                && (work.Category is null || categories.Contains(work.Category)))
            .GroupBy(one => one.Work!)
            .Select(same => same.MaxBy(one => one.Job.Id))
            .Where(newest => newest.Job.Status == JobStatus.Failed && (newest.Work!.Kind != ImportJob.KindName || ImportJob.StagedIdOf(newest.Job) is not { } id || waiting.Contains(id)))
            .OrderByDescending(newest => newest.Job.Id)
            .ToList();
        return
        [
            .. troubles.Where(one => one.Work!.Kind != TrainJob.KindName).Select(one => Single(one.Job, one.Work!)),
            .. Trainings([.. troubles.Where(one => one.Work!.Kind == TrainJob.KindName).Select(one => one.Job)]),
        ];
    }

    private static Concern Single(Job job, Work work)
    {
        var isImport = work.Kind == ImportJob.KindName;
        var what = isImport ? $"The import of \"{job.Title}\" into \"{work.Dataset}\"" : work.IsTrial ? "The look for models that look ahead" : "The backtest";
        return new Concern(
            Sentence(job, $"{what} {Ended(job)}"), isImport ? Remedy.LookAtImport : Remedy.Compare, IsUrgent: true, JobId: job.Id);
    }

    /// <summary>All of them are one concern.</summary>
    private static IEnumerable<Concern> Trainings(IReadOnlyList<Job> jobs)
    {
        if (jobs.Count == 0)
            yield break;

        var newest = jobs[0];
        var isOne = jobs.Count == 1;
        var what = isOne ? $"The training of \"{newest.Title}\"" : $"{jobs.Count:N0} trainings, of {Concern.Named([.. jobs.Select(job => job.Title)])},";
        yield return new Concern(
            Sentence(newest, $"{what} {Ended(newest, isOne)}", isOne ? "" : "The last one says: "),
            Remedy.Train,
            IsUrgent: true,
            isOne ? newest.Title : null,
            newest.Id);
    }

    private static string Ended(Job job, bool isOne = true) =>
        $"failed{(isOne ? "" : ", the last")} on {job.EndedAt:d MMM yyyy} at {job.EndedAt:HH:mm} UTC";

    private static string Sentence(Job job, string text, string says = "") =>
        !string.IsNullOrEmpty(job.Message) ? $"{text}. {says}{job.Message}" : $"{text}.";

    /// <summary>What a job was about: two of the same are tries at the same thing.</summary>
    private sealed record Work(string Kind, string? Dataset, string? Category, bool IsTrial)
    {
        public static Work? Of(Job job) => job.Kind switch
        {
            ImportJob.KindName => new Work(job.Kind, job.Dataset, Category: null, IsTrial: false),
            TrainJob.KindName => new Work(job.Kind, job.Dataset, TrainJob.RequestOf(job).Category, IsTrial: false),
            BacktestJob.KindName => new Work(job.Kind, job.Dataset, Category: null, BacktestJob.RequestOf(job).ChecksLeaks),
            _ => null,
        };
    }
}
