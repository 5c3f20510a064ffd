using System.Text.Json;
using SalesWeb.Jobs;

namespace SalesWeb.Api;

/// <summary>How a job stands.</summary>
internal sealed record JobResponse
{
    public required long Id { get; init; }

    /// <summary>"train", "inspect", "check", "import", "backtest" or "prepare".</summary>
    public required string Kind { get; init; }

    /// <summary>The category or series, the file, or the dataset.</summary>
    public required string Title { get; init; }

    public required JobStatus Status { get; init; }

    /// <summary>The fraction that is done, 0 to 1.</summary>
    public required double Progress { get; init; }

    public string? Message { get; init; }

    public long? RunId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What was found, once it has finished.</summary>
    public JsonElement? Result { get; init; }

    public static JobResponse Of(Job job) => new()
    {
        Id = job.Id,
        Kind = job.Kind,
        Title = job.Title,
        Status = job.Status,
        Progress = job.Progress,
        Message = job.Message,
        RunId = job.RunId,
        CreatedAt = job.CreatedAt,
        StartedAt = job.StartedAt,
        EndedAt = job.EndedAt,
        Result = job.Result is { } result ? JsonSerializer.Deserialize<JsonElement>(result) : null,
    };
}
