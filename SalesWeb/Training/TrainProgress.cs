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
    /// <summary>The fraction of the epochs that is done, 0 to 1.</summary>
    public double Fraction => (double)Epoch / MaxEpochs;
}
