using System.Text.Json.Serialization;

namespace SalesWeb.Network;

/// <summary>What <see cref="NetworkBenchmark"/> measured, beside the sizes it was measured with.</summary>
public sealed record NetworkBenchmarkResult
{
    [JsonPropertyName("features")]
    public required int Features { get; init; }

    [JsonPropertyName("channels")]
    public required int Channels { get; init; }

    [JsonPropertyName("kernel")]
    public required int Kernel { get; init; }

    [JsonPropertyName("hidden")]
    public required int Hidden { get; init; }

    [JsonPropertyName("window")]
    public required int Window { get; init; }

    [JsonPropertyName("outputs")]
    public required int Outputs { get; init; }

    [JsonPropertyName("batch")]
    public required int Batch { get; init; }

    [JsonPropertyName("samples")]
    public required int Samples { get; init; }

    [JsonPropertyName("train_samples_per_s")]
    public required double TrainSamplesPerSecond { get; init; }

    [JsonPropertyName("infer_samples_per_s")]
    public required double InferSamplesPerSecond { get; init; }

    /// <summary>Microseconds for the prediction of one window.</summary>
    [JsonPropertyName("single_us")]
    public required double SingleMicroseconds { get; init; }
}
