using System.Text.Json;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Import;
using SalesWeb.Import.Rows;
using SalesWeb.Jobs;

namespace SalesWeb.Training.Importing;

/// <summary>The job that tries the import of an uploaded file: everything is read and reported, and nothing kept.</summary>
public sealed class CheckJob(DatasetImport import) : IJobKind
{
    public const string KindName = "check";

    /// <summary>How many of the rejected rows are reported.</summary>
    private const int MostRejected = 50;

    public string Name => KindName;

    public int Workers => 1;

    /// <summary>It leaves nothing behind, so it can as well begin again.</summary>
    public bool CanResume => true;

    /// <summary>What a job that has finished found.</summary>
    public static ImportReport ReportOf(Job job) => JsonSerializer.Deserialize<ImportReport>(job.Result!, ImportJob.ReportFormat)!;

    /// <summary>Whether it was made on a state of its dataset; null stands for a dataset that is not there.</summary>
    public static bool WasOn(Job job, DatasetVersion? present)
    {
        var order = ImportJob.OrderOf(job);
        return order.PresentId == present?.Id && order.Revision == (present?.Revision ?? 0);
    }

    /// <summary>Whether it was made once more because its dataset had changed.</summary>
    public static bool IsAgain(Job job) => ImportJob.OrderOf(job).IsAgain;

    public string Run(JobContext context)
    {
        var order = ImportJob.OrderOf(context.Job);
        var report = ImportJob.Read(order.Path, () => Try(order.Path, order.Request(dryRun: true), context));
        return JsonSerializer.Serialize(report with { Rejected = [.. report.Rejected.Take(MostRejected)] }, ImportJob.ReportFormat);
    }

    /// <summary>What a file with too many bad rows comes to without them is shown too, because it can be imported so.</summary>
    private ImportReport Try(string path, ImportRequest request, JobContext context)
    {
        try
        {
            return import.Import(path, request, Report, context.Cancellation);
        }
        catch (UserErrorException problem) when (problem.Field == ImportChoices.RejectedRowsKey)
        {
            return import.Import(path, request with { Choices = request.Choices with { RejectedRows = BadRows.Accept } }, Report, context.Cancellation);
        }

        void Report(ImportProgress progress) => ImportJob.Report(context, progress);
    }

    public void Abandon(Job job)
    {
    }
}
