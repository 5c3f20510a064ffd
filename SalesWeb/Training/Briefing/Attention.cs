using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Jobs;

namespace SalesWeb.Training.Briefing;

/// <summary>Finds what someone should look after in a dataset.</summary>
public sealed class Attention(JobStore jobs, StagedFiles files, Briefings briefings, Answerers answerers, TimeProvider clock)
{
    /// <summary>Work that failed is told of for so many days.</summary>
    public const int RememberedDays = 14;

    /// <summary>What is urgent first; empty where all is well.</summary>
    public IReadOnlyList<Concern> Of(DatasetVersion version)
    {
        var categories = briefings.Categories(version).Select(category => category.Category).ToHashSet();
        IReadOnlyList<Answerer> answering = [.. answerers.List(version.Dataset).Where(one => categories.Contains(one.Category))];
        IEnumerable<Concern> all =
        [
            .. Undecided(),
            .. FailedWork.In(jobs.SinceTrouble(clock.GetUtcNow().AddDays(-RememberedDays)), version.Dataset, categories, files.Waiting().Select(file => file.Id).ToHashSet()),
            .. DataDoubts.Of(version, briefings.Now(version), briefings.Today),
            .. ModelDoubts.Of(version, answering, briefings.Today),
        ];
        return [.. all.OrderByDescending(concern => concern.IsUrgent)];
    }

    /// <summary>The files that were uploaded, to whatever dataset, and that nobody works on; several are one concern.</summary>
    public IEnumerable<Concern> Undecided()
    {
        var active = jobs.Active().Select(job => (long?)job.Id).ToHashSet();
        var waiting = files.Waiting().Where(file => !active.Overlaps([file.InspectJobId, file.CheckJobId, file.ImportJobId])).ToList();
        return waiting switch
        {
            [] => [],
            [var file] =>
            [
                new Concern(
                    $"\"{file.FileName}\" was uploaded on {file.CreatedAt:d MMM yyyy} at {file.CreatedAt:HH:mm} UTC and waits for your decision{(file.Dataset == "" ? "" : $"; then it becomes part of \"{file.Dataset}\"")}.",
                    Remedy.Decide,
                    IsUrgent: false,
                    FileId: file.Id),
            ],
            _ =>
            [
                new Concern(
                    $"{waiting.Count:N0} uploaded files wait for your word: {Concern.Named([.. waiting.Select(file => file.FileName)])}.",
                    Remedy.Decide,
                    IsUrgent: false),
            ],
        };
    }
}
