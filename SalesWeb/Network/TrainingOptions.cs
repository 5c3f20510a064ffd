using System.Text.Json.Serialization;
using SalesWeb.Settings;

namespace SalesWeb.Network;

/// <summary>How a network is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>Adam's step size, above 0 and at most 1.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Examples per step, at least 1; the last step of an epoch takes what is left.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Times that every example is seen at most, at least 1.</summary>
    public int MaxEpochs { get; init; } = 200;

    /// <summary>Epochs without a new lowest validation loss after which training stops, at least 1.</summary>
    public int PatienceEpochs { get; init; } = 20;

    /// <summary>Threads that share a batch, at least 1; the result does not depend on it.</summary>
    [JsonIgnore]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The most examples of one epoch, drawn anew for each; 0 for all.</summary>
    public int ExamplesPerEpoch { get; init; }

    /// <summary>How the learning rate goes on, see <see cref="LearningRateSchedule"/>.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Constant;

    /// <summary>Share of each weight, times the learning rate, that is taken off in every step, from 0 to 1 (both included); see <see cref="Adam"/>.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The longest that the gradient over all parameters may be, above 0 and finite; 0 leaves it as it is.</summary>
    public double ClipNorm { get; init; }

    /// <summary>Decides the order in which examples are seen.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What is wrong with these options, a sentence each; nothing when they can be trained with.</summary>
    public IEnumerable<string> Problems()
    {
        if (LearningRate is not (> 0 and <= 1))
            yield return $"The learning rate is {LearningRate}; it must be above 0 and at most 1.";
        if (BatchSize < 1)
            yield return $"The batch size is {BatchSize}; it must be at least 1.";
        if (MaxEpochs < 1)
            yield return $"The highest number of epochs is {MaxEpochs}; it must be at least 1.";
        if (ExamplesPerEpoch < 0)
            yield return $"The examples per epoch are {ExamplesPerEpoch}; there must be at least 0, which means all.";
        if (Threads < 1)
            yield return $"The number of threads is {Threads}; it must be at least 1.";
        if (PatienceEpochs < 1)
            yield return $"The patience is {PatienceEpochs} epochs; it must be at least 1.";
        if (!Enum.IsDefined(Schedule))
            yield return $"The schedule is {Schedule}; it must be one of {string.Join(", ", Enum.GetNames<ScheduleKind>())}.";
        if (WeightDecay is not (>= 0 and <= 1))
            yield return $"The weight decay is {WeightDecay}; it must be at least 0 and at most 1.";
        if (ClipNorm is not (>= 0 and < double.PositiveInfinity))
            yield return $"The clip norm is {ClipNorm}; it must be a finite number, at least 0.";
    }

    /// <exception cref="UserErrorException">Any option is out of range; all are named.</exception>
    internal void Check()
    {
        var problems = Problems().ToArray();
        if (problems.Length > 0)
            throw new UserErrorException(string.Join(" ", problems), "Correct the training options.");
    }
}
