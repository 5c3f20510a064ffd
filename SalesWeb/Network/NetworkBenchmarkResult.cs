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

    /// <summary>Threads that shared a batch, and that the peak is of.</summary>
    [JsonPropertyName("threads")]
    public required int Threads { get; init; }

    /// <summary>The SIMD registers in use, for example "Vector512".</summary>
    [JsonPropertyName("simd")]
    public required string Registers { get; init; }

    /// <summary>Billions of floating-point operations a second in training, as <see cref="NetworkOperations"/> counts them.</summary>
    [JsonPropertyName("train_gflops")]
    public required double TrainGflops { get; init; }

    /// <summary>The same in inference.</summary>
    [JsonPropertyName("infer_gflops")]
    public required double InferGflops { get; init; }

    /// <summary>The same in fused multiply-adds that touch no memory, over all threads.</summary>
    [JsonPropertyName("fma_peak_gflops")]
    public required double PeakGflops { get; init; }

    /// <summary>The same on one thread alone.</summary>
    [JsonPropertyName("fma_peak_one_thread_gflops")]
    public required double PeakOfOneThreadGflops { get; init; }

    /// <summary>Training over the peak of all threads; 1 is all that there is.</summary>
    [JsonPropertyName("train_share_of_peak")]
    public required double TrainShareOfPeak { get; init; }

    /// <summary>Inference over the peak of all threads.</summary>
    [JsonPropertyName("infer_share_of_peak")]
    public required double InferShareOfPeak { get; init; }
}
