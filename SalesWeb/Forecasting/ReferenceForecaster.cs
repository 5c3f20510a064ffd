using SalesWeb.Network;
using SalesWeb.Series;

namespace SalesWeb.Forecasting;

/// <summary>A trained network with its scale and its interval. It answers for the series it was fitted on, or for any values.</summary>
public sealed class ReferenceForecaster(CnnLstm network, Normalization normalization, SalesSeries? history = null) : IForecaster
{
    public CnnLstm Network { get; } = network;

    public Normalization Normalization { get; } = normalization;

    /// <summary>How many values it looks at.</summary>
    public int Window => Network.Shape.Window;

    /// <summary>The furthest step it can forecast, in periods.</summary>
    public int MaxHorizon => Network.Shape.Outputs;

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="UserErrorException">One of the files is absent, damaged or does not go with the other.</exception>
    public static ReferenceForecaster Load(string weightsPath, string normalizationPath)
    {
        var normalization = Normalization.Load(normalizationPath);
        var network = CnnLstm.Load(weightsPath, normalization.Window);
        if (normalization.Horizon is { } horizon && horizon != network.Shape.Outputs)
        {
            throw new UserErrorException(
                $"{weightsPath} forecasts {network.Shape.Outputs} steps, {normalizationPath} speaks of {horizon}.",
                "Use the two files of one run.");
        }

        return new ReferenceForecaster(network, normalization);
    }

    public void Save(string weightsPath, string normalizationPath)
    {
        Network.Save(weightsPath);
        Normalization.Save(normalizationPath);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It was loaded from files, which hold no series.</exception>
    public Forecast Forecast(int horizon) => history is null
        ? throw new InvalidOperationException("This forecaster has no history of its own.")
        : Forecast(history.Values.AsSpan(), horizon);

    /// <summary>The periods right behind <paramref name="values"/>.</summary>
    /// <param name="values">At least <see cref="Window"/>, the oldest first; only the last ones count.</param>
    /// <param name="horizon">From 1 to <see cref="MaxHorizon"/> (included).</param>
    public Forecast Forecast(ReadOnlySpan<double> values, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, MaxHorizon);
        return Normalization.Band.Around(Point(Network, Normalization.Scale, values).AsSpan(0, horizon), Normalization.MayBeNegative);
    }

    /// <summary>What the network alone says of the periods behind <paramref name="values"/>, in their unit; as many as it has outputs.</summary>
    internal static double[] Point(CnnLstm network, Scale scale, ReadOnlySpan<double> values)
    {
        var window = new float[network.Shape.Window];
        for (var i = 0; i < window.Length; i++)
            window[i] = scale.Apply(values[values.Length - window.Length + i]);
        return Array.ConvertAll(network.Predict(window), scale.Undo);
    }
}
