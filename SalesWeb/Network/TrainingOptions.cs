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
    public int Threads { get; init; } = Environment.ProcessorCount;

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
        if (Threads < 1)
            yield return $"The number of threads is {Threads}; it must be at least 1.";
        if (PatienceEpochs < 1)
            yield return $"The patience is {PatienceEpochs} epochs; it must be at least 1.";
    }

    /// <exception cref="UserErrorException">Any option is out of range; all are named.</exception>
    internal void Check()
    {
        var problems = Problems().ToArray();
        if (problems.Length > 0)
            throw new UserErrorException(string.Join(" ", problems), "Correct the training options.");
    }
}
