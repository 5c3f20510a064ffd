namespace SalesWeb.Training;

/// <summary>How far a training has got.</summary>
/// <param name="RunId">The run it is noted in.</param>
/// <param name="Category">What is trained.</param>
/// <param name="Epoch">The epoch that just ended, from 1; 0 before the first.</param>
/// <param name="MaxEpochs">The most epochs there can be; early stopping may end it sooner.</param>
/// <param name="TrainLoss">Mean squared error on what is learnt from, in squared standard deviations.</param>
/// <param name="ValidationLoss">The same on what is kept back.</param>
/// <param name="Elapsed">Since it began.</param>
/// <param name="Remaining">At most, at the speed so far; null before the first epoch.</param>
public sealed record TrainProgress(
    long RunId,
    string Category,
    int Epoch,
    int MaxEpochs,
    double TrainLoss,
    double ValidationLoss,
    TimeSpan Elapsed,
    TimeSpan? Remaining)
{
    /// <summary>Epochs that were complete when it went on after an interruption; 0 where it began with the first.</summary>
    public int ResumedAt { get; init; }

    /// <summary>Why it could not go on after an interruption, and began with the first epoch; null where nothing of the kind happened.</summary>
    public string? BegunAnew { get; init; }

    /// <summary>The fraction of the epochs that is done, 0 to 1.</summary>
    public double Fraction => (double)Epoch / MaxEpochs;
}
