using System.Text.Json;
using SalesWeb.Jobs;
using SalesWeb.Settings;

namespace SalesWeb.Training;

/// <summary>The job that trains one category.</summary>
public sealed class TrainJob(CategoryTraining training, TrainingRuns runs, SalesWebSettings settings) : IJobKind
{
    public const string KindName = "train";

    // The result leaves the machine: in the words of the HTTP interface, and without the paths of this machine.
    private static readonly JsonSerializerOptions ResultFormat = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public string Name => KindName;

    public int Workers => settings.Training.Workers;

    /// <summary>It goes on from the checkpoint of its run.</summary>
    public bool CanResume => true;

    /// <summary>What a job of this kind was asked for.</summary>
    public static TrainRequest RequestOf(Job job) => JsonSerializer.Deserialize<TrainRequest>(job.Payload)!;

    /// <summary>The dataset of a batch of trainings; null for the one that was the default then.</summary>
    public static string? DatasetOf(JobBatch batch) => JsonSerializer.Deserialize<TrainRequest>(batch.Payload)!.Dataset;

    public string Run(JobContext context)
    {
        var resumption = new Resumption { IsInterrupted = () => context.IsInterrupted, RunId = context.Job.RunId };
        var trained = training.Train(RequestOf(context.Job), progress => Report(context, progress), context.Cancellation, resumption);
        return JsonSerializer.Serialize(trained with { Artifacts = [.. trained.Artifacts.Select(path => Path.GetFileName(path))] }, ResultFormat);
    }

    /// <summary>A run whose process died is noted as failed; any other has noted its own end.</summary>
    public void Abandon(Job job) => runs.Abandon(job.RunId);

    private static void Report(JobContext context, TrainProgress progress)
    {
        if (progress.Stage is null)
            context.Attach(progress.RunId);
        else
            context.Report(progress.Fraction, InWords(progress));
    }

    private static string InWords(TrainProgress progress) =>
        progress.BegunAnew is { } why ? $"{progress.InWords}. Begun anew: {why}" : progress.InWords;
}
