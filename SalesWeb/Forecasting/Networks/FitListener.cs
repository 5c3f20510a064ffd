using SalesWeb.Network;

namespace SalesWeb.Forecasting.Networks;

/// <summary>Is told how a fit goes on, on the thread that fits.</summary>
/// <param name="OnStage">Told of every training before it begins, or goes on from its checkpoint.</param>
/// <param name="OnEpoch">Told of every epoch of that training when it is complete.</param>
public sealed record FitListener(Action<FitStage> OnStage, Action<EpochLoss> OnEpoch)
{
    /// <summary>Whom nothing interests.</summary>
    public static FitListener None { get; } = new(_ => { }, _ => { });
}
