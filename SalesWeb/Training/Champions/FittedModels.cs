using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Training.Champions;

/// <summary>What to do where a forecast needs a model that has not been fitted to the newest data yet.</summary>
public sealed record FitPolicy
{
    /// <summary>Refuse with <see cref="UserErrorKind.NotReady"/>, as requests do: a request never fits a model.</summary>
    public static readonly FitPolicy CachedOnly = new();

    private FitPolicy()
    {
    }

    public bool MayFit { get; private init; }

    /// <summary>Ends the fit of this caller, and nobody else's.</summary>
    public CancellationToken Cancellation { get; private init; }

    /// <summary>Fit it and wait for it, as jobs and the command line do.</summary>
    public static FitPolicy FitNow(CancellationToken cancellation) => new() { MayFit = true, Cancellation = cancellation };
}

/// <summary>
/// Models fitted to the newest data and kept in memory. A model is fitted once for a version of the data with its corrections: to all categories
/// together, because some models learn from one series for another, and to a part of a category alone.
/// </summary>
public sealed class FittedModels(SalesStore sales, TrainingQueue trainings, SalesWebSettings settings)
{
    /// <summary>A fitted series takes 10 to 100 kB.</summary>
    private const int MaxSeries = 5000;

    private readonly FitCache _fits = new(MaxSeries);

    /// <summary>A model fitted to a series of the data; the reason where the model cannot forecast it.</summary>
    /// <param name="version">The data.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="horizon">The furthest step that will be asked for, in periods.</param>
    /// <param name="key">A category as a whole, or a part of it.</param>
    /// <param name="policy">What to do where it has not been fitted yet.</param>
    /// <exception cref="UserErrorException">There is no such series, or the model has not been fitted yet and must not be.</exception>
    public Fitted Get(DatasetVersion version, string model, int horizon, SeriesKey key, FitPolicy policy)
    {
        var categories = Together(version);
        var isTogether = key.Depth == 0 && categories.Contains(key.Category);
        IReadOnlyList<SeriesKey> keys = isTogether ? [.. categories.Select(category => new SeriesKey(category))] : [key];
        return Get(
            new FitKey(version.Id, version.Revision, model, horizon, isTogether ? null : key),
            () => [.. keys.Select(one => sales.GetLevel(version, one, settings.Data.MissingPeriods))],
            policy)[key];
    }

    /// <summary>A model fitted to values that the caller gave, which go on from the calendar of a version.</summary>
    /// <inheritdoc cref="Get(DatasetVersion, string, int, SeriesKey, FitPolicy)"/>
    public Fitted Get(DatasetVersion version, string model, int horizon, LeveledSeries past, FitPolicy policy)
    {
        var digest = Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(past.Series.Values.AsSpan())));
        var key = new FitKey(version.Id, version.Revision, model, horizon, past.Key, digest);
        return Get(key, () => [past], policy)[past.Key];
    }

    private IReadOnlyDictionary<SeriesKey, Fitted> Get(
        FitKey key, Func<IReadOnlyList<LeveledSeries>> histories, FitPolicy policy) => policy.MayFit
        ? _fits.GetOrFit(key, () => Fit(key, histories(), policy.Cancellation), policy.Cancellation)
        : _fits.Find(key) ?? throw NotReady(key.Model);

    private Dictionary<SeriesKey, Fitted> Fit(FitKey key, IReadOnlyList<LeveledSeries> histories, CancellationToken cancellation)
    {
        IReadOnlyList<Fitted> fitted;
        try
        {
            fitted = Models.Named([key.Model], settings)[0].Fit(histories, new FitOptions { Horizon = key.Horizon }, cancellation);
        }
        catch (UserErrorException problem)
        {
            // It is kept like a fit: the same data would be refused again.
            fitted = [.. histories.Select(_ => Fitted.Refused(problem))];
        }

        return histories.Select(history => history.Key).Zip(fitted).ToDictionary();
    }

    /// <summary>The categories that are compared when none is named, those of them that there are.</summary>
    private HashSet<string> Together(DatasetVersion version) =>
        [.. trainings.Configured(version).Intersect(sales.Categories(version.Id).Select(category => category.Category))];

    private static UserErrorException NotReady(string model) => new(
        $"The forecast is being prepared: {model} is being fitted to the newest data.", "Ask again in a few seconds.", UserErrorKind.NotReady);
}
