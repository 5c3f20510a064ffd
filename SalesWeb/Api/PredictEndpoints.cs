using SalesWeb.Datasets;
using SalesWeb.Tracking;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Api;

/// <summary>Predictions from values that the caller sends.</summary>
internal static class PredictEndpoints
{
    public static void MapPredict(this RouteGroupBuilder api)
    {
        api.MapPost("/predict/{category}", (string category, PredictRequest request, string? dataset, PreparedForecasts forecasts, DatasetStore datasets) =>
                Answer(request, datasets.Get(DatasetParameter.Of(dataset, request.Dataset)), RouteSegment.Decode(category), forecasts))
            .WithSummary("Predicts the sales of a category from its last values.")
            .WithDescription("Of more values than the model's window the last ones count. A horizon adds the coming periods one by one. "
                + "Where a champion has to be fitted to the values first, the answer is 503 with a Retry-After header; the same request succeeds then.")
            .Produces<PredictResponse>()
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(503);
        api.MapPost("/predict", (PredictRequest request, string? dataset, PreparedForecasts forecasts, DatasetStore datasets, ModelStore models, ChampionStore champions) =>
            {
                var version = datasets.Get(DatasetParameter.Of(dataset, request.Dataset));
                return Answer(request, version, request.Category ?? OnlyCategory(version, models, champions), forecasts);
            })
            .WithSummary("The same, with the category in the body; it may be left out where only one category has a model.")
            .Produces<PredictResponse>()
            .ProducesProblem(404)
            .ProducesProblem(409)
            .ProducesProblem(503);
    }

    private static PredictResponse Answer(PredictRequest request, DatasetVersion version, string category, PreparedForecasts forecasts)
    {
        if (request.Series is not { } series)
            throw new UserErrorException("The list of values is missing.", "Send {\"series\": [1, 2, …]} with the newest value last.", field: "series");

        var forecast = forecasts.OfValues(version.Dataset, category, series, request.Horizon ?? 1);
        var first = forecast.Points[0];
        return new PredictResponse
        {
            PredictedSales = first.Value,
            Lo80 = first.Lo80,
            Hi80 = first.Hi80,
            Lo95 = first.Lo95,
            Hi95 = first.Hi95,
            Model = forecast.Model,
            Windows = forecast.Standing?.Windows,
            DataUntil = version.LastDate,
            Measure = version.Measure,
            Unit = version.Units.Of(version.Measure),
            Currency = version.Currency,
            Category = forecast.Category,
            Dataset = forecast.Dataset,
            RunId = forecast.RunId,
            Verdict = forecast.Verdict,
            Forecast = request.Horizon is null ? null : [.. forecast.Points.Select(ForecastStep.Of)],
        };
    }

    private static string OnlyCategory(DatasetVersion version, ModelStore models, ChampionStore champions)
    {
        var known = models.List(version.Dataset).Select(model => model.Category)
            .Union(champions.List(version.Dataset).Select(champion => champion.Category)).ToList();
        return known switch
        {
            [var only] => only,
            [] => throw new UserErrorException(
                $"No category of the dataset \"{version.Dataset}\" has a model yet.",
                "Train one on the Train page, with POST /api/train, or with \"SalesWeb train\".",
                UserErrorKind.Conflict),
            _ => throw new UserErrorException(
                $"Which category? There are models for {string.Join(", ", known.Select(name => $"\"{name}\""))}.",
                "Name one: {\"category\": …}, or POST /api/predict/{category}.",
                field: "category"),
        };
    }
}
