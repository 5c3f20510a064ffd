using SalesWeb.Settings;

namespace SalesWeb.Network;

/// <summary>
/// The learning rate in the course of a training, and what has to be remembered to tell it.
/// <code>
///   constant  η
///   cosine    η (1 + cos π s) / 2      s the share of the longest training that is done, 0 ≤ s &lt; 1 (Loshchilov and Hutter 2017, without restarts)
///   plateau   η 2⁻ʰ                    h grows by 1 whenever ⌈patience / 2⌉ epochs went by since the last new low or halving
/// </code>
/// Half the patience, because after all of it training is over.
/// </summary>
public sealed record LearningRateSchedule
{
    /// <summary>What η, the kind, the patience and the longest training are taken from.</summary>
    public required TrainingOptions Options { get; init; }

    /// <summary>h: how often a plateau has halved the rate; 0 for the other kinds.</summary>
    public int Halvings { get; init; }

    /// <summary>The epoch of the last new low or halving, whichever came later; 0 before the first.</summary>
    public int TurnedAt { get; init; }

    private int PlateauEpochs => (Options.PatienceEpochs + 1) / 2;

    /// <summary>The rate for the batch that begins when <paramref name="share"/> is done.</summary>
    /// <param name="share">s: epochs done, with the fraction of the present one, over the most epochs there can be; from 0 up to but not including 1.</param>
    public double At(double share) => Options.Schedule switch
    {
        ScheduleKind.Cosine => Options.LearningRate * (1 + Math.Cos(Math.PI * share)) / 2,
        ScheduleKind.Plateau => Math.ScaleB(Options.LearningRate, -Halvings),
        _ => Options.LearningRate,
    };

    /// <summary>The schedule as it stands behind an epoch.</summary>
    /// <param name="epoch">The epoch that ended, from 1.</param>
    /// <param name="isLowest">Whether its validation loss was a new low.</param>
    public LearningRateSchedule After(int epoch, bool isLowest)
    {
        if (Options.Schedule != ScheduleKind.Plateau)
            return this;
        if (isLowest)
            return this with { TurnedAt = epoch };
        return epoch - TurnedAt >= PlateauEpochs ? this with { TurnedAt = epoch, Halvings = Halvings + 1 } : this;
    }
}
