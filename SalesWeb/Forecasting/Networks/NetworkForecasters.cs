namespace SalesWeb.Forecasting.Networks;

/// <summary>Trained networks on disk, whichever form they have.</summary>
public static class NetworkForecasters
{
    /// <summary>Reads what <see cref="INetworkForecaster.Save"/> wrote.</summary>
    /// <exception cref="UserErrorException">One of the files is absent, damaged or does not go with the other.</exception>
    public static INetworkForecaster Load(string weightsPath, string normalizationPath) => FullNormalization.IsIn(normalizationPath)
        ? CnnLstmForecaster.Load(weightsPath, normalizationPath)
        : ReferenceForecaster.Load(weightsPath, normalizationPath);
}
