using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Jobs;
using SalesWeb.Settings;

namespace SalesWeb.Training.Importing;

/// <summary>The job that reads an uploaded file to show what it holds. What it finds is kept in memory.</summary>
public sealed class InspectJob(StagedFiles files, Staging staging, DataDirectory directory, SalesWebSettings settings) : IJobKind
{
    public const string KindName = "inspect";

    public string Name => KindName;

    /// <summary>A small file need not wait for a large one.</summary>
    public int Workers => 2;

    /// <summary>It leaves nothing behind, so it can as well begin again.</summary>
    public bool CanResume => true;

    public string Run(JobContext context)
    {
        var file = files.Get(long.Parse(context.Job.Payload));
        var (read, all) = (0L, InspectedFile.Readings * file.Bytes);
        var options = ImportOptions.Of(settings.Data, directory, ImportChoices.FromMap(file.Chosen));
        var found = ImportJob.Read(file.Path, () => InspectedFile.Read(file.Path, file.FileName, options, Count, context.Cancellation));
        staging.Found(file.Id, found);
        return "{}";

        void Count(int bytes)
        {
            read += bytes;
            context.Report((double)read / all, $"{100 * read / all} % read");
        }
    }

    public void Abandon(Job job)
    {
    }
}
