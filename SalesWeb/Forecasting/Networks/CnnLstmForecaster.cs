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
    public int PlannedPeriods => Normalization.Features is { HasPrices: false, HasPromotions: false } ? 0 : Normalization.Features.Planned;

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
        Check(horizon);
        return IsAsleep(past.Series) ? Forecasting.Forecast.Zero(horizon, Normalization.Levels) : Say(past, horizon, [])[0];
    }

    /// <summary>By <see cref="Occlusion"/>: with all that it knows hidden, what remains is the level (its mean) and the rest.</summary>
    /// <inheritdoc/>
    public Explanation Explain(LeveledSeries past, int horizon)
    {
        Check(horizon);
        if (IsAsleep(past.Series))
            return Explanation.Of(ForecastPart.Trend, new double[horizon]);

        var hidden = new Occlusion(Normalization.Features).Parts;
        var points = Say(past, MaxHorizon, hidden).Select(forecast => forecast.Point).ToList();
        var level = points[^1].Average();
        return new Explanation([
            Part(ForecastPart.Trend, _ => level),
            .. hidden.Select((part, n) => Part(part, step => points[n][step] - points[n + 1][step])),
            Part(ForecastPart.Rest, step => points[^1][step] - level)]);

        ExplainedPart Part(ForecastPart part, Func<int, double> value) => new(part, [.. Enumerable.Range(0, horizon).Select(value)]);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Save(string weightsPath, string normalizationPath)
    {
        var paths = Enumerable.Range(1, Networks.Count).Select(member => PathOf(weightsPath, member)).ToList();
        foreach (var (network, path) in Networks.Zip(paths))
            network.Save(path);
        Normalization.Save(normalizationPath);
        return [.. paths, normalizationPath];
    }

    /// <summary>The forecast, and that with the first part hidden, with the first two, and so on.</summary>
    private List<Forecast> Say(LeveledSeries past, int horizon, IReadOnlyList<ForecastPart> hidden)
    {
        // Only the window and what follows it are looked up in the calendar.
        var seen = past.Series.From(Math.Max(0, past.Series.Length - Normalization.Features.Window));
        var features = new SeriesFeatures(past, Normalization.Features, new CalendarTable(_calendar, seen, MaxHorizon));
        var occlusion = new Occlusion(Normalization.Features);
        var (levels, examples) = (Normalization.Levels, hidden.Count + 1);
        var mean = new double[examples * MaxHorizon * levels.Count];
        var scale = default(WindowScale);
        foreach (var network in Networks)
        {
            var pass = network.Pass(examples);
            for (var b = 0; b < examples; b++)
            {
                scale = features.Put(features.Length, b, pass.Input);
                foreach (var part in hidden.Take(b))
                    occlusion.Hide(part, pass.Input, b, features, scale);
            }

            var y = pass.Forward().Floats;
            for (var n = 0; n < mean.Length; n++)
                mean[n] += y[n] / (double)Networks.Count;
        }

        return [.. Enumerable.Range(0, examples).Select(Of)];

        Forecast Of(int b)
        {
            double[] point = [.. Enumerable.Range(0, horizon).Select(step => At(QuantileLevels.Middle(levels), step))];
            return Forecasting.Forecast.Of(point, levels, At, past.Series.HasReturns);

            double At(int level, int step) => scale.Undo((float)mean[(((step * examples) + b) * levels.Count) + level]);
        }
    }

    private void Check(int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(horizon, MaxHorizon);
    }

    /// <summary>Whether nothing was sold for a year, or ever: there is no level to forecast in the terms of.</summary>
    private bool IsAsleep(SalesSeries series) => series.Values.AsSpan()[^Math.Min(series.Length, Normalization.Features.Year)..].IndexOfAnyExcept(0.0) < 0;

    /// <summary>The file of a further network lies beside the first: <c>model_bread.2.safetensors</c>.</summary>
    private static string PathOf(string weightsPath, int member) =>
        member == 1 ? weightsPath : Path.ChangeExtension(weightsPath, $".{member}{Path.GetExtension(weightsPath)}");
}
