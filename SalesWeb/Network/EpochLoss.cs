namespace SalesWeb.Network;

/// <summary>How far training has got after an epoch.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="TrainingLoss">What was to become small, a mean over the training examples, each measured just before it was learnt from.</param>
/// <param name="ValidationLoss">The same over the validation examples at the end of the epoch; the training loss where there are none.</param>
public readonly record struct EpochLoss(int Epoch, double TrainingLoss, double ValidationLoss);
