using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Training.Forecasts;

/// <summary>Forecasts of the published networks alone.</summary>
public sealed class NetworkForecasts(SalesStore sales, PublishedNetworks networks, SalesWebSettings settings)
{
    /// <summary>Whether a category has a network, be it of use or not.</summary>
    public bool Has(DatasetVersion version, string category) => networks.Has(version, category);

    /// <summary>Whether the network of a category forecasts its items and stores too; false where there is none.</summary>
    public bool ForecastsParts(DatasetVersion version, string category) => networks.Find(version, category)?.Forecaster.ForecastsParts == true;

    /// <exception cref="UserErrorException">The category is unknown, or has no network yet.</exception>
    public int MaxHorizon(DatasetVersion version, string category) => Get(version, category).Forecaster.MaxHorizon;

    /// <inheritdoc cref="CategoryForecasts.Newest"/>
    /// <returns>The forecast, whether its network uses plans, and the past that it goes on from.</returns>
    internal (CategoryForecast Forecast, bool UsesPlan, LeveledSeries Past) Newest(DatasetVersion version, string category, int? horizon, string? part)
    {
        var network = Get(version, category);
        var past = sales.GetLevel(version, KeyOf(version, network, part), settings.Data.MissingPeriods);
        var series = past.Series;
        if (series.Length < network.Forecaster.ShortestPast)
            throw TooFew(network, series.Length, "Import more of its past.", part is null ? "category" : "series");
        return (Answer(version, network, past, horizon).From(series), network.Forecaster.PlannedPeriods > 0, past);
    }

    /// <param name="version">The dataset.</param>
    /// <param name="category">One of its categories.</param>
    /// <param name="values">To forecast from, the oldest first.</param>
    /// <param name="past">The same as the newest of the series; asked only where they are enough.</param>
    /// <param name="horizon">From 1 to the horizon the network was trained for (included); null is all of it.</param>
    /// <exception cref="UserErrorException">The category is unknown or has no network yet, there are too few values, or the horizon is out of range.</exception>
    internal CategoryForecast OfValues(DatasetVersion version, string category, IReadOnlyList<double> values, Func<LeveledSeries> past, int? horizon)
    {
        var network = Get(version, category);
        if (values.Count < network.Forecaster.ShortestPast)
        {
            throw TooFew(
                network, values.Count, "Give the newest values, the oldest of them first; of more than needed the last ones count.", "series");
        }

        return Answer(version, network, past(), horizon);
    }

    private SeriesKey KeyOf(DatasetVersion version, PublishedNetwork network, string? part)
    {
        if (part is null || part == new SeriesKey(network.Category).ToString())
            return new SeriesKey(network.Category);
        var key = sales.GetKey(version, network.Category, part);
        return network.Forecaster.ForecastsParts ? key : throw new UserErrorException(
            $"The network of \"{network.Category}\" has the reference form, which knows the category as a whole and none of its parts.",
            "Set network.form to full and train again, or leave the series out.",
            UserErrorKind.Conflict,
            field: "series");
    }

    private static CategoryForecast Answer(DatasetVersion version, PublishedNetwork network, LeveledSeries past, int? horizon)
    {
        var forecaster = network.Forecaster;
        if (horizon is { } asked && (asked < 1 || asked > forecaster.MaxHorizon))
        {
            throw new UserErrorException(
                $"The horizon is {asked}; it must be from 1 to {forecaster.MaxHorizon}, which the model was trained for.",
                "Choose a horizon in this range, or set network.horizon and train again.",
                field: "horizon");
        }

        var verdict = Verdict.Of(network.Metrics, version.Frequency);
        return new CategoryForecast
        {
            Dataset = version.Dataset,
            Category = network.Category,
            Key = past.Key,
            Model = "CNNLSTM",
            RunId = network.RunId,
            MaxHorizon = forecaster.MaxHorizon,
            Points = ForecastPoint.Of(forecaster.Forecast(past, horizon ?? forecaster.MaxHorizon)),
            Metrics = network.Metrics,
            Verdict = past.Key.Depth == 0 ? verdict.Text : $"{verdict.Text} That is of the category as a whole.",
            IsBetterThanNaive = verdict.IsBetter,
            IsPoor = verdict.IsPoor,
        };
    }

    private static UserErrorException TooFew(PublishedNetwork network, int count, string remedy, string field) => new(
        $"{network.Forecaster.ShortestPast} values are needed, {count} {(count == 1 ? "was" : "were")} given.", remedy, field: field);

    private PublishedNetwork Get(DatasetVersion version, string category)
    {
        if (networks.Find(version, category) is { } network)
            return network;

        // An unknown category is a different problem from one without a model.
        _ = sales.GetSeries(version, category, settings.Data.MissingPeriods);
        throw new UserErrorException(
            $"There is no model for \"{category}\" in the dataset \"{version.Dataset}\" yet.",
            "Train it on the Train page, with POST /api/train, or with \"SalesWeb train --category\".",
            UserErrorKind.Conflict,
            field: "category");
    }
}
