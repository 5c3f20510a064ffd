namespace SalesWeb.Network;

/// <summary>How a training ended; the network holds the weights of the best epoch.</summary>
/// <param name="BestEpoch">The epoch with the lowest validation loss, counted from 1; the first of equals.</param>
/// <param name="EpochsRun">Epochs that were trained altogether.</param>
/// <param name="BestValidationLoss">The loss over the validation examples after the best epoch; infinite where there were none.</param>
/// <param name="StoppedEarly">Whether patience ran out before the highest number of epochs was reached.</param>
public sealed record TrainingResult(int BestEpoch, int EpochsRun, double BestValidationLoss, bool StoppedEarly);
