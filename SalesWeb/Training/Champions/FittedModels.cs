using System.Collections.Concurrent;
using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Training.Champions;

/// <summary>
/// Models fitted to the newest data. Each is fitted once for a version of the data with its corrections, to all categories together, because there are models
/// that learn from one series for another; for a part of a category to that part alone. Then it answers from memory, any number of callers.
/// </summary>
public sealed class FittedModels(SalesStore sales, TrainingQueue trainings, SalesWebSettings settings)
{
    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<(long Version, long Revision, string Model, int Horizon, SeriesKey? Part), Lazy<IReadOnlyDictionary<SeriesKey, Fitted>>> _fits = [];

    /// <summary>What became of a series in the fit of a model.</summary>
    /// <param name="version">The data.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="horizon">The furthest step that will be asked for, in periods.</param>
    /// <param name="key">A category as a whole, or a part of it.</param>
    /// <param name="cancellation">Looked at within a second or so.</param>
    /// <exception cref="UserErrorException">There is no such model, or no such series.</exception>
    public Fitted Get(DatasetVersion version, string model, int horizon, SeriesKey key, CancellationToken cancellation = default)
    {
        var categories = Together(version);
        var isTogether = key.Depth == 0 && categories.Contains(key.Category);
        IReadOnlyList<SeriesKey> keys = isTogether ? [.. categories.Select(category => new SeriesKey(category))] : [key];
        return Get((version.Id, version.Revision, model, horizon, isTogether ? null : key), () => Fit(version, model, horizon, keys, cancellation))[key];
    }

    /// <summary>A model fitted to a past that belongs to nobody; it is not kept.</summary>
    public Fitted Fit(string model, int horizon, LeveledSeries past) =>
        Models.Named([model], settings)[0].Fit([past], Options(horizon))[0];

    private IReadOnlyDictionary<SeriesKey, Fitted> Get(
        (long, long, string, int, SeriesKey?) place, Func<IReadOnlyDictionary<SeriesKey, Fitted>> fit)
    {
        if (_fits.Count > MostKept)
            _fits.Clear();
        var kept = _fits.GetOrAdd(place, _ => new Lazy<IReadOnlyDictionary<SeriesKey, Fitted>>(fit));
        try
        {
            return kept.Value;
        }
        catch
        {
            // A fit that was cancelled or failed is tried again by the next who asks.
            _fits.TryRemove(new(place, kept));
            throw;
        }
    }

    private Dictionary<SeriesKey, Fitted> Fit(
        DatasetVersion version, string model, int horizon, IReadOnlyList<SeriesKey> keys, CancellationToken cancellation)
    {
        var chosen = Models.Named([model], settings)[0];
        IReadOnlyList<LeveledSeries> histories = [.. keys.Select(key => sales.GetLevel(version, key, settings.Data.MissingPeriods))];
        var fitted = chosen.Fit(histories, Options(horizon), cancellation);
        return keys.Zip(fitted).ToDictionary();
    }

    /// <summary>The categories that are compared when none is named, those of them that there are.</summary>
    private HashSet<string> Together(DatasetVersion version) =>
        [.. trainings.Configured(version).Intersect(sales.Categories(version.Id).Select(category => category.Category))];

    private static FitOptions Options(int horizon) => new() { Horizon = horizon };
}
