using SalesWeb.Forecasting.Features;
using SalesWeb.Network;
using SalesWeb.Series;

namespace SalesWeb.Forecasting.Networks;

/// <summary>Trained networks of the full form, whose forecasts are averaged, with what they read.</summary>
public sealed class CnnLstmForecaster(IReadOnlyList<CnnLstm> networks, FullNormalization normalization) : INetworkForecaster
{
    private readonly CalendarFeatures _calendar = normalization.ToCalendar();

    public IReadOnlyList<CnnLstm> Networks { get; } = networks;

    public FullNormalization Normalization { get; } = normalization;

    /// <inheritdoc/>
    public int ShortestPast => Normalization.Features.Cycle;

    /// <inheritdoc/>
    public int MaxHorizon => Normalization.Features.Horizon;

    /// <inheritdoc/>
    public bool ForecastsParts => true;

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="UserErrorException">One of the files is absent, damaged or does not go with the others.</exception>
    public static CnnLstmForecaster Load(string weightsPath, string normalizationPath)
    {
        var normalization = FullNormalization.Load(normalizationPath);
        var networks = Enumerable.Range(1, normalization.Members).Select(member => CnnLstm.Load(PathOf(weightsPath, member))).ToList();
        foreach (var shape in networks.Select(network => network.Shape))
        {
            var features = normalization.Features;
            if (shape.Head is not { } head || shape.Features != features.WindowFeatures || shape.Window != features.Window
                || head.Future != features.FutureFeatures || head.Horizon != features.Horizon || !head.Levels.SequenceEqual(normalization.Levels))
            {
                throw new UserErrorException($"The network in {weightsPath} does not read what {normalizationPath} speaks of.", "Use the files of one run.");
            }
        }

        return new CnnLstmForecaster(networks, normalization);
    }

    /// <inheritdoc/>
    public Forecast Forecast(LeveledSeries past, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, MaxHorizon);
        if (IsAsleep(past.Series))
            return Forecasting.Forecast.Zero(horizon, Normalization.Levels);

        // Only the window and what follows it are looked up in the calendar.
        var seen = past.Series.From(Math.Max(0, past.Series.Length - Normalization.Features.Window));
        var features = new SeriesFeatures(past, Normalization.Features, new CalendarTable(_calendar, seen, MaxHorizon));
        var levels = Normalization.Levels;
        var mean = new double[levels.Count * MaxHorizon];
        var scale = default(WindowScale);
        foreach (var network in Networks)
        {
            var pass = network.Pass(1);
            scale = features.Put(features.Length, 0, pass.Input);
            var y = pass.Forward().Floats;
            for (var n = 0; n < mean.Length; n++)
                mean[n] += y[n] / (double)Networks.Count;
        }

        double[] point = [.. Enumerable.Range(0, horizon).Select(step => At(QuantileLevels.Middle(levels), step))];
        return Forecasting.Forecast.Of(point, levels, At, Normalization.MayBeNegative || past.Series.HasReturns);

        double At(int level, int step) => scale.Undo((float)mean[(step * levels.Count) + level]);
    }

    /// <inheritdoc/>
    public Explanation Explain(LeveledSeries past, int horizon) => Explanation.Of(ForecastPart.Rest, Forecast(past, horizon).Point);

    /// <inheritdoc/>
    public IReadOnlyList<string> Save(string weightsPath, string normalizationPath)
    {
        var paths = Enumerable.Range(1, Networks.Count).Select(member => PathOf(weightsPath, member)).ToList();
        foreach (var (network, path) in Networks.Zip(paths))
            network.Save(path);
        Normalization.Save(normalizationPath);
        return [.. paths, normalizationPath];
    }

    /// <summary>Whether nothing was sold for a year, or ever: there is no level to forecast in the terms of.</summary>
    private bool IsAsleep(SalesSeries series) => series.Values.AsSpan()[^Math.Min(series.Length, Normalization.Features.Year)..].IndexOfAnyExcept(0.0) < 0;

    /// <summary>The file of a further network lies beside the first: <c>model_bread.2.safetensors</c>.</summary>
    private static string PathOf(string weightsPath, int member) =>
        member == 1 ? weightsPath : Path.ChangeExtension(weightsPath, $".{member}{Path.GetExtension(weightsPath)}");
}
