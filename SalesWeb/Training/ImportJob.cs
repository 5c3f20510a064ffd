using System.Text.Json;
using System.Text.Json.Serialization;
using SalesWeb.Datasets;
using SalesWeb.Import;
using SalesWeb.Jobs;
using SalesWeb.Settings;

namespace SalesWeb.Training;

/// <summary>The job that imports one sales file. Imports wait for each other, never for training.</summary>
public sealed class ImportJob(DatasetImport import, DataDirectory directory) : IJobKind
{
    public const string KindName = "import";

    /// <summary>How the report stands in <see cref="Job.Result"/>; the rejected rows are with the dataset.</summary>
    public static JsonSerializerOptions ReportFormat { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public string Name => KindName;

    public int Workers => 1;

    /// <summary>An import is one transaction: cut short, nothing of it is there.</summary>
    public bool CanResume => false;

    public string Run(JobContext context)
    {
        var order = JsonSerializer.Deserialize<Order>(context.Job.Payload)!;
        var request = new ImportRequest
        {
            Dataset = order.Dataset,
            FileName = order.FileName,
            Choices = ImportChoices.FromMap(order.Map.ToDictionary(choice => choice.Key.ToLowerInvariant(), choice => choice.Value)),
        };
        var report = import.Import(order.Path, request, progress => Report(context, progress), context.Cancellation);
        Abandon(context.Job);
        return JsonSerializer.Serialize(report with { Rejected = [] }, ReportFormat);
    }

    /// <summary>Removes the upload; a file that lies anywhere else is not ours to remove.</summary>
    public void Abandon(Job job)
    {
        var path = PathOf(job);
        if (Path.GetDirectoryName(path) == directory.Uploads)
            File.Delete(path);
    }

    /// <summary>The full path of the file that a job imports.</summary>
    internal static string PathOf(Job job) => Path.GetFullPath(JsonSerializer.Deserialize<Order>(job.Payload)!.Path);

    /// <summary>The dataset that a job imports into.</summary>
    internal static string DatasetOf(Job job) => JsonSerializer.Deserialize<Order>(job.Payload)!.Dataset;

    private static void Report(JobContext context, ImportProgress progress)
    {
        var fraction = progress.BytesTotal > 0 ? (double)progress.BytesRead / progress.BytesTotal : 0;
        context.Report(fraction, $"{progress.Rows:N0} rows read");
    }

    /// <summary>What is to be imported, as the queue keeps it.</summary>
    internal sealed record Order(string Path, string FileName, string Dataset, Dictionary<string, string> Map);
}
