using SalesWeb.Forecasting.Networks;

namespace SalesWeb.Training;

/// <summary>How far a training has got.</summary>
/// <param name="RunId">The run it is noted in.</param>
/// <param name="Category">What is trained.</param>
/// <param name="Stage">Which of its networks is at it; null before the first.</param>
/// <param name="Epoch">The epoch of that network that just ended, from 1; 0 before the first.</param>
/// <param name="TrainLoss">What the network is to make small, on what is learnt from.</param>
/// <param name="ValidationLoss">The same on what is kept back; not a number where nothing is.</param>
/// <param name="Elapsed">Since it began.</param>
/// <param name="Remaining">At most, at the speed so far; null before the first epoch.</param>
public sealed record TrainProgress(
    long RunId,
    string Category,
    FitStage? Stage,
    int Epoch,
    double TrainLoss,
    double ValidationLoss,
    TimeSpan Elapsed,
    TimeSpan? Remaining)
{
    /// <summary>Epochs of this network that were complete when it went on after an interruption; 0 where it began with the first.</summary>
    public int ResumedAt { get; init; }

    /// <summary>Why it could not go on after an interruption, and began with the first epoch; null where nothing of the kind happened.</summary>
    public string? BegunAnew { get; init; }

    /// <summary>The fraction that is done of the epochs of all its networks, 0 to 1; it never falls.</summary>
    public double Fraction => Stage?.FractionAt(Epoch) ?? 0;

    /// <summary>Where it stands, for example "Epoch 5 of at most 60" or "Network 2 of 3: epoch 5 of at most 60".</summary>
    public string InWords
    {
        get
        {
            if (Stage is not { } stage)
                return "Begins";

            var network = stage.Networks > 1 ? $"network {stage.Network} of {stage.Networks}" : "";
            var whole = stage.IsRefit ? $"once more on all periods{(network == "" ? "" : ", ")}{network}" : network;
            var epoch = ResumedAt > 0 && Epoch == ResumedAt
                ? $"resumed at epoch {Epoch:N0}"
                : $"epoch {Epoch:N0} of {(stage.IsRefit ? "" : "at most ")}{stage.MaxEpochs:N0}{(ResumedAt > 0 ? $", resumed at epoch {ResumedAt:N0}" : "")}";
            var text = whole == "" ? epoch : $"{whole}: {epoch}";
            return char.ToUpperInvariant(text[0]) + text[1..];
        }
    }
}
