using System.Text.Json;
using SalesWeb.Jobs;
using SalesWeb.Tracking;

namespace SalesWeb.Training.Champions;

/// <summary>Which forecasts to prepare: the models behind them are fitted to the newest data.</summary>
public sealed record PrepareRequest
{
    public required string Dataset { get; init; }

    /// <summary>Null for every category that has a champion.</summary>
    public string? Category { get; init; }

    /// <summary>The key of a part of the category; null for the whole.</summary>
    public string? Part { get; init; }

    /// <summary>Values that the forecast goes on from, oldest first; null for the newest data.</summary>
    public IReadOnlyList<double>? Values { get; init; }
}

/// <summary>Queues the jobs that fit champions to the newest data, each forecast once at a time.</summary>
public sealed class PreparationQueue(ChampionStore champions, JobStore jobs, TimeProvider clock)
{
    public const string KindName = "prepare";

    /// <summary>Jobs that wait or run at once. A request beyond them is told to come back.</summary>
    private const int MaxActive = 100;

    /// <summary>Among how many jobs the last one for a forecast is searched.</summary>
    private const int MaxSearched = 200;

    /// <summary>A preparation that failed is not repeated before this time has passed.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();

    /// <summary>What a job of this kind was asked for.</summary>
    public static PrepareRequest RequestOf(Job job) => JsonSerializer.Deserialize<PrepareRequest>(job.Payload)!;

    /// <summary>Queues the preparation of all champions of a dataset, because its data has changed; nothing where it has none.</summary>
    public void EnqueueAll(string dataset)
    {
        if (champions.Heads(dataset).Count > 0)
            Enqueue(new PrepareRequest { Dataset = dataset });
    }

    /// <summary>Queues a preparation, because the data or the champion has changed.</summary>
    /// <returns>The job, or the one that waits already: it reads the data and the champion when it begins.</returns>
    public Job Enqueue(PrepareRequest request)
    {
        var payload = JsonSerializer.Serialize(request);
        lock (_lock)
        {
            return jobs.Active(KindName).FirstOrDefault(job => job.Status == JobStatus.Queued && job.Payload == payload)
                ?? Enqueue(request, payload);
        }
    }

    /// <summary>Queues a preparation that somebody waits for.</summary>
    /// <returns>The job, or the one that waits or runs already.</returns>
    /// <exception cref="UserErrorException">It failed a moment ago, or too many preparations wait.</exception>
    public Job Demand(PrepareRequest request)
    {
        var payload = JsonSerializer.Serialize(request);
        lock (_lock)
        {
            var active = jobs.Active(KindName);
            if (active.FirstOrDefault(job => job.Payload == payload) is { } same)
                return same;
            if (active.Count >= MaxActive)
            {
                throw new UserErrorException(
                    $"{active.Count} forecasts are being prepared already.", "Ask again in a minute.", UserErrorKind.NotReady);
            }

            RefuseAfterFailure(payload);
            return Enqueue(request, payload);
        }
    }

    /// <summary>The last job that prepares a forecast; null where there is none.</summary>
    public Job? Find(PrepareRequest request) => Find(JsonSerializer.Serialize(request));

    private Job Enqueue(PrepareRequest request, string payload) =>
        jobs.Enqueue(KindName, request.Part ?? request.Category ?? request.Dataset, payload, request.Dataset);

    private Job? Find(string payload) =>
        jobs.Recent(KindName, MaxSearched).Where(job => job.Payload == payload).MaxBy(job => job.Id);

    private void RefuseAfterFailure(string payload)
    {
        if (Find(payload) is { Status: JobStatus.Failed } failed && clock.GetUtcNow() - failed.EndedAt < RetryAfter)
        {
            throw new UserErrorException(
                $"The forecast could not be prepared (job {failed.Id}): {failed.Message}",
                "Correct the cause and ask again in a minute.",
                UserErrorKind.Conflict,
                "model");
        }
    }
}
