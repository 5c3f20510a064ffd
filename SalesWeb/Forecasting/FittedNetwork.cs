using SalesWeb.Network;

namespace SalesWeb.Forecasting;

/// <summary>A trained network and how its training went.</summary>
/// <param name="Forecaster">What answers.</param>
/// <param name="Training">How the training ended.</param>
/// <param name="Split">Which part of the series it learnt from.</param>
public sealed record FittedNetwork(ReferenceForecaster Forecaster, TrainingResult Training, TrainingSplit Split);
