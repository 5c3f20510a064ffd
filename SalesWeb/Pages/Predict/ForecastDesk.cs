using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Series;
using SalesWeb.Tracking;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Pages.Predict;

/// <summary>Answers what the Predict page asks.</summary>
public sealed class ForecastDesk(
    SalesStore sales, ModelStore models, ChampionStore champions, CategoryForecasts forecasts, PreparedForecasts prepared)
{
    /// <summary>The categories of a dataset, in their order.</summary>
    public IReadOnlyList<CategoryChoice> Choices(DatasetVersion version)
    {
        var trained = models.List(version.Dataset).Select(model => model.Category)
            .Union(champions.List(version.Dataset).Select(champion => champion.Category)).ToHashSet();
        return [.. sales.Categories(version.Id).Select(one => new CategoryChoice(one.Category, trained.Contains(one.Category)))];
    }

    /// <summary>What of a category can be forecast: the whole first, then its items, stores and items in stores.</summary>
    public IReadOnlyList<SeriesKey> Parts(DatasetVersion version, string category) => forecasts.Parts(version.Dataset, category);

    /// <summary>The part that is asked for; null, which is the whole, for none and for one of another category, which was chosen before this one.</summary>
    public static string? PartOf(string category, string? part) =>
        string.IsNullOrEmpty(part) || (SeriesKey.TryParse(part) is { } key && key.Category != category) ? null : part;

    /// <summary>What a forecast from the newest data is made of; null where its model cannot tell.</summary>
    public ForecastStory? Story(DatasetVersion version, string category, string? part, ForecastTable table) =>
        prepared.Explain(version.Dataset, category, table.Forecast.Points.Count, part) is { } explanation
            ? new ForecastStory(explanation, [.. table.Forecast.Points.Select(point => point.Date!.Value)], version.Frequency, table.Numbers)
            : null;

    /// <summary>The job that prepares a forecast; null where there is none.</summary>
    public Job? Preparation(DatasetVersion version, string category, string? part, string? values) =>
        prepared.Preparation(version.Dataset, category, part, values is null ? null : TypedValues.Read(values));

    /// <summary>The forecast of a category, or of a part of it.</summary>
    /// <param name="version">Its dataset.</param>
    /// <param name="category">What to forecast.</param>
    /// <param name="part">The key of one of its parts; null for the whole.</param>
    /// <param name="horizon">How far, as it was typed; blank for as far as the model can.</param>
    /// <param name="values">What to forecast from, as it was typed; null for the newest data.</param>
    /// <exception cref="UserErrorException">Unknown category, no model yet, a horizon or values that will not do.</exception>
    public ForecastTable Forecast(DatasetVersion version, string category, string? part, string? horizon, string? values)
    {
        var typed = values is null ? null : TypedValues.Read(values);
        var periods = Horizon.Read(horizon, () => forecasts.MaxHorizon(version.Dataset, category));
        return new ForecastTable
        {
            Forecast = typed is null
                ? prepared.Newest(version.Dataset, category, periods, part)
                : prepared.OfValues(version.Dataset, category, typed, periods),
            Frequency = version.Frequency,
            Measure = version.Measure,
            Units = version.Units,
            Typed = typed,
        };
    }
}
