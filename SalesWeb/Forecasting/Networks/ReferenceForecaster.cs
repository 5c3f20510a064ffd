using SalesWeb.Network;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Networks;

/// <summary>A trained network with its scale and its interval. The reference form: it reads the last values and nothing else.</summary>
public sealed class ReferenceForecaster(CnnLstm network, Normalization normalization) : INetworkForecaster
{
    public CnnLstm Network { get; } = network;

    public Normalization Normalization { get; } = normalization;

    /// <inheritdoc/>
    public int ShortestPast => Network.Shape.Window;

    /// <inheritdoc/>
    public int MaxHorizon => Network.Shape.Outputs;

    /// <inheritdoc/>
    public int PlannedPeriods => 0;

    /// <inheritdoc/>
    public bool ForecastsParts => false;

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="UserErrorException">One of the files is absent, damaged or does not go with the other.</exception>
    public static ReferenceForecaster Load(string weightsPath, string normalizationPath)
    {
        var normalization = Normalization.Load(normalizationPath);
        var network = CnnLstm.Load(weightsPath, normalization.Window);
        if (network.Shape.Head is not null)
        {
            throw new UserErrorException(
                $"The network in {weightsPath} is of the full form, and {normalizationPath} does not say what it reads.",
                "Use the two files of one run.");
        }

        if (normalization.Horizon is { } horizon && horizon != network.Shape.Outputs)
        {
            throw new UserErrorException(
                $"{weightsPath} forecasts {network.Shape.Outputs} steps, {normalizationPath} speaks of {horizon}.",
                "Use the two files of one run.");
        }

        return new ReferenceForecaster(network, normalization);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Save(string weightsPath, string normalizationPath)
    {
        Network.Save(weightsPath);
        Normalization.Save(normalizationPath);
        return [weightsPath, normalizationPath];
    }

    /// <inheritdoc/>
    public Forecast Forecast(LeveledSeries past, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, MaxHorizon);
        return Normalization.ErrorQuantiles.Around(Point(Network, Normalization.Scale, past.Series.Values.AsSpan())[..horizon], past.Series.HasReturns);
    }

    /// <summary>The level is the mean of its window; what the network makes of the order of the values in it is the rest.</summary>
    /// <inheritdoc/>
    public Explanation Explain(LeveledSeries past, int horizon)
    {
        var level = past.Series.Values[^ShortestPast..].Average();
        var point = Forecast(past, horizon).Point;
        return new Explanation([
            new ExplainedPart(ForecastPart.Trend, [.. point.Select(_ => level)]),
            new ExplainedPart(ForecastPart.Rest, [.. point.Select(value => value - level)])]);
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
