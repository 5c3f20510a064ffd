using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Jobs;
using SalesWeb.Settings;
using SalesWeb.Training.Champions;

namespace SalesWeb.Training.Importing;

/// <summary>The job that imports one sales file. Imports wait for each other, never for training.</summary>
public sealed class ImportJob(
    DatasetImport import,
    Staging staging,
    StagedBasis basis,
    DatasetStore datasets,
    PreparationQueue preparations,
    DataDirectory directory,
    ILogger<ImportJob> log) : IJobKind
{
    public const string KindName = "import";

    /// <summary>How the report stands in <see cref="Job.Result"/>; the rejected rows are with the dataset.</summary>
    public static JsonSerializerOptions ReportFormat { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Reads an uploaded file, which its owner may discard meanwhile.</summary>
    /// <exception cref="UserErrorException">The file was discarded.</exception>
    public static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FileNotFoundException e) when (e.FileName == path)
        {
            throw new UserErrorException("The file was discarded while it was being read.", "Upload it again.", UserErrorKind.Conflict, cause: e);
        }
    }

    public string Name => KindName;

    public int Workers => 1;

    /// <summary>An import is one transaction: cut short, nothing of it is there.</summary>
    public bool CanResume => false;

    public string Run(JobContext context)
    {
        var order = OrderOf(context.Job);
        if (order.StagedId is { } staged)
            basis.Require(staging.FindWanted(staged, context.Job) ?? throw NotNoted());
        var report = import.Import(order.Path, order.Request(), progress => Report(context, progress), context.Cancellation);
        Close(order);
        Prepare(order.Dataset);
        return JsonSerializer.Serialize(report with { Rejected = [] }, ReportFormat);
    }

    /// <summary>Fits the champions to the new sales. A forecast that is asked for before is prepared then.</summary>
    private void Prepare(string dataset)
    {
        try
        {
            preparations.EnqueueAll(dataset);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The forecasts of {Dataset} cannot be prepared yet", dataset);
        }
    }

    /// <summary>
    /// Removes the upload; a file that lies anywhere else is not ours to remove, and one that was looked at stays to be imported otherwise,
    /// unless the process ended just between its import and the note of it.
    /// </summary>
    public void Abandon(Job job)
    {
        var order = OrderOf(job);
        if (order.StagedId is null || IsImported(job, order))
            Close(order);
    }

    /// <summary>Whether a job made a version of its dataset before it was cut short.</summary>
    private bool IsImported(Job job, Order order)
    {
        if (job.StartedAt is not { } start || !datasets.Versions(order.Dataset).Any(IsCandidate) || !File.Exists(order.Path))
            return false;

        using var file = File.OpenRead(order.Path);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        return datasets.Versions(order.Dataset).Any(version => IsCandidate(version) && version.Sha256 == sha256);

        bool IsCandidate(DatasetVersion version) => version.ImportedAt >= start && version.FileName == order.FileName;
    }

    /// <summary>Clears away what was imported, or is not wanted any more. What stays behind now is swept later: the sales are what counts.</summary>
    private void Close(Order order)
    {
        try
        {
            if (order.StagedId is { } id)
                staging.Finish(id);
            else if (Path.GetDirectoryName(Path.GetFullPath(order.Path)) == directory.Uploads)
                File.Delete(order.Path);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "The upload of {File} into {Dataset} could not be cleared away yet", order.FileName, order.Dataset);
        }
    }

    private static UserErrorException NotNoted() => new(
        "Nothing was imported, because there was no room on the disk when this import was asked for.",
        "Free some space, then import the file once more.",
        UserErrorKind.NoRoom);

    /// <summary>The full path of the file that a job imports.</summary>
    internal static string PathOf(Job job) => Path.GetFullPath(OrderOf(job).Path);

    /// <summary>What a job of this kind was asked for.</summary>
    internal static Order OrderOf(Job job) => JsonSerializer.Deserialize<Order>(job.Payload)!;

    /// <summary>The upload that a job imports; null where it was not looked at.</summary>
    internal static long? StagedIdOf(Job job) => OrderOf(job).StagedId;

    internal static void Report(JobContext context, ImportProgress progress)
    {
        var fraction = progress.BytesTotal > 0 ? (double)progress.BytesRead / progress.BytesTotal : 0;
        context.Report(fraction, $"{progress.Rows:N0} rows read");
    }

    /// <summary>What is to be imported, as the queue keeps it.</summary>
    /// <param name="Path">Where the file lies.</param>
    /// <param name="FileName">The file as its owner calls it.</param>
    /// <param name="Dataset">The dataset it becomes the newest version of.</param>
    /// <param name="Map">The choices of the user, as <see cref="ImportChoices.ToMap"/> writes them.</param>
    /// <param name="Mode">What it does to the sales there are.</param>
    /// <param name="StagedId">Its number among the uploads that were looked at; null for one that was not.</param>
    /// <param name="PresentId">Of a trial, the version that it is made on; null where the dataset would be new.</param>
    /// <param name="Revision">Of a trial, the revision of that version.</param>
    /// <param name="IsAgain">Whether it is a trial that is made once more, because the dataset has changed.</param>
    internal sealed record Order(
        string Path,
        string FileName,
        string Dataset,
        Dictionary<string, string> Map,
        ImportMode Mode = ImportMode.Replace,
        long? StagedId = null,
        long? PresentId = null,
        long Revision = 0,
        bool IsAgain = false)
    {
        /// <param name="file">A file that was looked at.</param>
        /// <param name="settled">How it is read, as it was shown.</param>
        public static Order Of(StagedFile file, ImportChoices settled) =>
            new(file.Path, file.FileName, file.Dataset, settled.ToMap().ToDictionary(), file.Mode, file.Id);

        public ImportRequest Request(bool dryRun = false) => new()
        {
            Dataset = Dataset,
            FileName = FileName,
            Choices = ImportChoices.FromMap(Map.ToDictionary(choice => choice.Key.ToLowerInvariant(), choice => choice.Value)),
            Mode = Mode,
            DryRun = dryRun,
        };
    }
}
