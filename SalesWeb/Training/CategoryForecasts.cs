using System.Collections.Concurrent;
using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>Forecasts of the published models. A network is read once and then answers from memory, for any number of callers.</summary>
public sealed class CategoryForecasts(
    DatasetStore datasets, SalesStore sales, ModelStore models, RunQuery runs, RunArtifacts artifacts, SalesWebSettings settings)
{
    /// <summary>Of more values than these the newest are taken; no network looks back as far.</summary>
    private const int MostValues = 5000;

    // One network for each category of each dataset: that of a newer run takes the place of the older one.
    private readonly ConcurrentDictionary<(string Dataset, string Category), Trained> _trained = [];

    /// <summary>The periods right behind the newest data.</summary>
    /// <param name="dataset">Null is the active one.</param>
    /// <param name="category">What to forecast.</param>
    /// <param name="horizon">From 1 to the horizon the network was trained for (included); null is all of it.</param>
    /// <param name="part">The text of a <see cref="SeriesKey"/> of the category: the whole, or an item, a store or an item in a store; null is the whole.</param>
    /// <exception cref="UserErrorException">Dataset, category or part unknown, no model yet, the horizon out of range, too little data.</exception>
    public CategoryForecast Newest(string? dataset, string category, int? horizon, string? part = null)
    {
        var version = datasets.Get(dataset);
        var trained = Get(version, category);
        var past = sales.GetLevel(version, KeyOf(version, trained, part), settings.Data.MissingPeriods);
        var series = past.Series;
        if (series.Length < trained.Forecaster.ShortestPast)
            throw TooFew(trained, series.Length, "Import more of its past.", part is null ? "category" : "series");

        var answer = Answer(version, trained, past, horizon);
        return answer with
        {
            History = series,
            Points = [.. answer.Points.Select(point => point with { Date = series.DateAt(series.Length + point.Step - 1) })],
        };
    }

    /// <summary>The periods right behind <paramref name="values"/>, which are in the unit of the category, the oldest first.</summary>
    /// <inheritdoc cref="Newest"/>
    public CategoryForecast OfValues(string? dataset, string category, IReadOnlyList<double> values, int? horizon)
    {
        var version = datasets.Get(dataset);
        var trained = Get(version, category);
        for (var i = 0; i < values.Count; i++)
        {
            if (!double.IsFinite(values[i]) || Math.Abs(values[i]) > 1e15)
                throw new UserErrorException($"Value {i + 1} of the series is {values[i]}, which is no amount that can be sold.", "Give numbers between -1e15 and 1e15.", field: "series");
        }

        if (values.Count < trained.Forecaster.ShortestPast)
        {
            throw TooFew(
                trained, values.Count, "Give the newest values, the oldest of them first; of more than needed the last ones count.", "series");
        }

        // They are taken for the newest, so that the network knows which days it forecasts.
        var newest = values.TakeLast(MostValues).ToList();
        var start = version.Frequency.Add(version.LastDate, 1 - newest.Count);
        var past = LeveledSeries.Of(new SalesSeries(category, version.Frequency, start, [.. newest]));
        return Answer(version, trained, past with { Key = new SeriesKey(category) }, horizon);
    }

    /// <summary>The furthest step that can be asked for.</summary>
    /// <inheritdoc cref="Newest"/>
    public int MaxHorizon(string? dataset, string category) => Get(datasets.Get(dataset), category).Forecaster.MaxHorizon;

    /// <summary>The parts of a category that its network can forecast, the whole first; the whole alone where there is no network or it knows no parts.</summary>
    /// <exception cref="UserErrorException">Dataset or category unknown.</exception>
    public IReadOnlyList<SeriesKey> Parts(string? dataset, string category)
    {
        var version = datasets.Get(dataset);
        return models.Find(version.Dataset, category) is not null && Get(version, category).Forecaster.ForecastsParts
            ? sales.Keys(version, category)
            : [new SeriesKey(category)];
    }

    private SeriesKey KeyOf(DatasetVersion version, Trained trained, string? part)
    {
        if (part is null || part == new SeriesKey(trained.Category).ToString())
            return new SeriesKey(trained.Category);
        var keys = sales.Keys(version, trained.Category);
        var key = keys.FirstOrDefault(one => one.ToString() == part) ?? throw Unknown(version, trained.Category, keys, part);
        return trained.Forecaster.ForecastsParts ? key : throw new UserErrorException(
            $"The network of \"{trained.Category}\" has the reference form, which knows the category as a whole and none of its parts.",
            "Set network.form to full and train again, or leave the series out.",
            UserErrorKind.Conflict,
            field: "series");
    }

    private static UserErrorException Unknown(DatasetVersion version, string category, IReadOnlyList<SeriesKey> keys, string part)
    {
        const int MostNamed = 20;
        var more = keys.Count > MostNamed ? $" and {keys.Count - MostNamed} more" : "";
        return new UserErrorException(
            $"The category \"{category}\" of the dataset \"{version.Dataset}\" has no series \"{part}\"; it has "
            + $"{string.Join(", ", keys.Take(MostNamed).Select(key => $"\"{key}\""))}{more}.",
            "Choose one of these.",
            UserErrorKind.Unknown,
            field: "series");
    }

    private static CategoryForecast Answer(
        DatasetVersion version, Trained trained, LeveledSeries past, int? horizon)
    {
        var forecaster = trained.Forecaster;
        if (horizon is { } asked && (asked < 1 || asked > forecaster.MaxHorizon))
        {
            throw new UserErrorException(
                $"The horizon is {asked}; it must be from 1 to {forecaster.MaxHorizon}, which the model was trained for.",
                "Choose a horizon in this range, or set network.horizon and train again.",
                field: "horizon");
        }

        var verdict = Verdict.Of(trained.Metrics, version.Frequency);
        return new CategoryForecast
        {
            Dataset = version.Dataset,
            Category = trained.Category,
            Key = past.Key,
            RunId = trained.RunId,
            MaxHorizon = forecaster.MaxHorizon,
            Points = Points(trained, past, horizon),
            Metrics = trained.Metrics,
            Verdict = past.Key == new SeriesKey(past.Key.Category) ? verdict.Text : $"{verdict.Text} That is of the category as a whole.",
            IsBetterThanNaive = verdict.IsBetter,
        };
    }

    private static UserErrorException TooFew(Trained trained, int count, string remedy, string field) => new(
        $"{trained.Forecaster.ShortestPast} values are needed, {count} {(count == 1 ? "was" : "were")} given.", remedy, field: field);

    private static IReadOnlyList<ForecastPoint> Points(Trained trained, LeveledSeries past, int? horizon)
    {
        var forecast = trained.Forecaster.Forecast(past, horizon ?? trained.Forecaster.MaxHorizon);
        return
        [
            .. Enumerable.Range(0, forecast.Horizon).Select(i => new ForecastPoint
            {
                Step = i + 1,
                Value = forecast.Point[i],
                Lo80 = forecast.Lower(80)[i],
                Hi80 = forecast.Upper(80)[i],
            }),
        ];
    }

    private Trained Get(DatasetVersion version, string category)
    {
        if (models.Find(version.Dataset, category) is { } model)
        {
            var trained = _trained.AddOrUpdate(
                (version.Dataset, category),
                _ => Read(model),
                (_, known) => known.RunId == model.RunId ? known : Read(model));
            CheckSameKind(trained, version);
            return trained;
        }

        // An unknown category is a different problem from one without a model.
        _ = sales.GetSeries(version, category, settings.Data.MissingPeriods);
        throw new UserErrorException(
            $"There is no model for \"{category}\" in the dataset \"{version.Dataset}\" yet.",
            "Train it on the Train page, with POST /api/train, or with \"SalesWeb train --category\".",
            UserErrorKind.Conflict,
            field: "category");
    }

    private Trained Read(PublishedModel model)
    {
        var learntFrom = runs.Params(model.RunId);
        return new Trained(
            model.RunId,
            model.Category,
            artifacts.Read(model.RunId, model.Category),
            runs.Metrics(model.RunId),
            RunParams.FrequencyOf(learntFrom),
            RunParams.MeasureOf(learntFrom));
    }

    /// <summary>A network that learnt from days of money says nothing about weeks of pieces.</summary>
    private static void CheckSameKind(Trained trained, DatasetVersion version)
    {
        if (trained.Frequency == version.Frequency && trained.Measure == version.Measure)
            return;

        throw new UserErrorException(
            $"The model for \"{trained.Category}\" learnt from {Kind(trained.Frequency, trained.Measure)}; the dataset now has "
            + $"{Kind(version.Frequency, version.Measure)}.",
            "Train it again.",
            UserErrorKind.Conflict,
            field: "category");

        static string Kind(Frequency frequency, Measure measure) => $"{frequency.ToString().ToLowerInvariant()} {(measure == Measure.Amount ? "amounts" : "quantities")}";
    }

    private sealed record Trained(
        long RunId,
        string Category,
        INetworkForecaster Forecaster,
        IReadOnlyDictionary<string, double> Metrics,
        Frequency Frequency,
        Measure Measure);
}
