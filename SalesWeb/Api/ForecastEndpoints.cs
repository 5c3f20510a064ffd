using SalesWeb.Training;

namespace SalesWeb.Api;

/// <summary>Forecasts from the newest data.</summary>
internal static class ForecastEndpoints
{
    public static void MapForecast(this RouteGroupBuilder api) => api
        .MapGet("/forecast/{category}", Answer)
        .WithSummary("Forecasts the coming periods of a category from the newest data.")
        .WithDescription("A series of the category, such as category/item, category//store or category/item/store, is forecast by the same network.")
        .Produces<ForecastResponse>()
        .ProducesProblem(404)
        .ProducesProblem(409);

    private static ForecastResponse Answer(string category, int? horizon, string? series, string? dataset, CategoryForecasts forecasts)
    {
        var forecast = forecasts.Newest(dataset, RouteCategory.Decode(category), horizon, series);
        return new ForecastResponse
        {
            UniqueId = forecast.UniqueId,
            Dataset = forecast.Dataset,
            Model = "CNNLSTM",
            RunId = forecast.RunId,
            DataUntil = forecast.History!.End,
            Verdict = forecast.Verdict,
            Forecast = [.. forecast.Points.Select(ForecastStep.Of)],
        };
    }

    /// <summary>The coming periods of a category, or of one of its series.</summary>
    internal sealed record ForecastResponse
    {
        public required string UniqueId { get; init; }

        public required string Dataset { get; init; }

        public required string Model { get; init; }

        public required long RunId { get; init; }

        /// <summary>The last period that is known; the forecast begins right behind it.</summary>
        public required DateOnly DataUntil { get; init; }

        public required string Verdict { get; init; }

        public required IReadOnlyList<ForecastStep> Forecast { get; init; }
    }
}
