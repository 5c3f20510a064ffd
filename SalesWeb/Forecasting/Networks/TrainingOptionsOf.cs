using SalesWeb.Network;
using SalesWeb.Settings;

namespace SalesWeb.Forecasting.Networks;

internal static class TrainingOptionsOf
{
    /// <summary>What the settings ask of a training.</summary>
    public static TrainingOptions Settings(TrainingSettings training) => new()
    {
        LearningRate = training.LearningRate,
        Schedule = training.Schedule,
        WeightDecay = training.WeightDecay,
        ClipNorm = training.ClipNorm,
        BatchSize = training.BatchSize,
        MaxEpochs = training.MaxEpochs,
        PatienceEpochs = training.PatienceEpochs,
        ExamplesPerEpoch = training.ExamplesPerEpoch,
        Threads = training.Threads > 0 ? training.Threads : Environment.ProcessorCount,
        Seed = training.Seed,
    };
}
