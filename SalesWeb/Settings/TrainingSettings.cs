namespace SalesWeb.Settings;

/// <summary>The <c>training:</c> section of config.yaml: how a network learns.</summary>
public sealed record TrainingSettings
{
    /// <summary>Step width of Adam, above 0 and at most 1.</summary>
    public double LearningRate { get; init; } = 0.001;

    /// <summary>How the step width goes on: it stays, falls along a cosine, or is halved where validation finds nothing better.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Constant;

    /// <summary>Share of each weight, times the step width, that each step takes off, 0 to 1, both included; 0 is off.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The longest gradient over all weights that a step follows, above 0 and at most 1000000; 0 is off.</summary>
    public double ClipNorm { get; init; }

    /// <summary>Examples in each step, 1 to 65536.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>The most passes over the examples, 1 to 100000.</summary>
    public int MaxEpochs { get; init; } = 60;

    /// <summary>Passes without a better validation loss before training stops, at least 1.</summary>
    public int PatienceEpochs { get; init; } = 8;

    /// <summary>Fraction of each series, its end, that is kept for validation, 0.01 to 0.9, both included.</summary>
    public double ValidationShare { get; init; } = 0.2;

    /// <summary>Start of the chance in weights and order; the same seed on the same machine gives the same weights.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Networks that differ in their seed alone and whose forecasts are averaged, 1 to 32. Full form only, as the two that follow.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>Whether the network is trained once more on all periods, those of validation too, for as many epochs as did best.</summary>
    public bool Refit { get; init; } = true;

    /// <summary>The most series of a category that are learnt from, the whole and its largest parts, 1 to 100000.</summary>
    public int MostSeries { get; init; } = 64;

    /// <summary>The most examples of one epoch, drawn anew for each; 0 for all.</summary>
    public int ExamplesPerEpoch { get; init; } = 4096;

    /// <summary>Threads that share the work on one batch, up to 256; 0 for as many as the machine has cores. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Jobs at work at once, 1 to 64.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>How the reference network is trained.</summary>
    public static TrainingSettings OfReference(int seed) => new()
    {
        LearningRate = 0.001,
        Schedule = ScheduleKind.Constant,
        WeightDecay = 0,
        ClipNorm = 0,
        BatchSize = 32,
        MaxEpochs = 60,
        PatienceEpochs = 10,
        ValidationShare = 0.2,
        ExamplesPerEpoch = 0,
        Seed = seed,
    };

    internal IEnumerable<SettingProblem> Problems()
    {
        if (LearningRate is not (> 0 and <= 1))
            yield return new("training.learning_rate", "above 0 and at most 1");
        if (WeightDecay is not (>= 0 and <= 1))
            yield return new("training.weight_decay", "at least 0 and at most 1");
        if (ClipNorm is not (>= 0 and <= 1_000_000))
            yield return new("training.clip_norm", "at least 0 and at most 1000000");
        if (BatchSize is < 1 or > 65_536)
            yield return new("training.batch_size", "at least 1 and at most 65536");
        if (MaxEpochs is < 1 or > 100_000)
            yield return new("training.max_epochs", "at least 1 and at most 100000");
        if (PatienceEpochs < 1)
            yield return new("training.patience_epochs", "at least 1");
        if (ValidationShare is not (>= 0.01 and <= 0.9))
            yield return new("training.validation_share", "at least 0.01 and at most 0.9");
        if (Seeds is < 1 or > 32)
            yield return new("training.seeds", "at least 1 and at most 32");
        if (MostSeries is < 1 or > 100_000)
            yield return new("training.most_series", "at least 1 and at most 100000");
        if (ExamplesPerEpoch < 0)
            yield return new("training.examples_per_epoch", "at least 0, which means all");
        if (Threads is < 0 or > 256)
            yield return new("training.threads", "at least 0, which means all cores, and at most 256");
        if (Workers is < 1 or > 64)
            yield return new("training.workers", "at least 1 and at most 64");
    }
}
