using System.Text.Json.Serialization;
using SalesWeb.Datasets;
using SalesWeb.Series;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Api;

/// <summary>Forecasts from the newest data.</summary>
internal static class ForecastEndpoints
{
    public static void MapForecast(this RouteGroupBuilder api) => api
        .MapGet("/forecast/{category}", Answer)
        .WithSummary("Forecasts the coming periods of a category from the newest data, by its champion.")
        .WithDescription("Where no champion has been chosen yet, its network answers. A series of the category, such as category/item, category//store or "
            + "category/item/store, is forecast by the same model. "
            + "While the model is being fitted to new data the answer is 503 with a Retry-After header; a job fits it, and the same request succeeds then.")
        .Produces<ForecastResponse>()
        .ProducesProblem(404)
        .ProducesProblem(409)
        .ProducesProblem(503);

    private static ForecastResponse Answer(
        string category, int? horizon, string? series, string? dataset, PreparedForecasts forecasts, DatasetStore datasets)
    {
        var forecast = forecasts.Newest(dataset, RouteSegment.Decode(category), horizon, series);
        var version = datasets.Get(forecast.Dataset);
        return new ForecastResponse
        {
            Measure = version.Measure,
            Unit = version.Units.Of(version.Measure),
            Currency = version.Currency,
            UniqueId = forecast.UniqueId,
            Dataset = forecast.Dataset,
            Model = forecast.Model,
            RunId = forecast.RunId,
            DataUntil = forecast.History!.End,
            Windows = forecast.Standing?.Windows,
            Coverage80 = Measured(forecast, 80),
            Coverage95 = Measured(forecast, 95),
            Verdict = forecast.Verdict,
            IsBetterThanNaive = forecast.IsBetterThanNaive,
            IsPoor = forecast.IsPoor,
            Notes = forecast.Notes,
            Total = TotalResponse.Of(forecast.Total(forecast.Points.Count)),
            Forecast = [.. forecast.Points.Select(ForecastStep.Of)],
        };
    }

    private static double? Measured(CategoryForecast forecast, int level) =>
        forecast.Standing?.Coverage(level) is { } coverage && double.IsFinite(coverage) ? coverage : null;

    /// <summary>The coming periods of a category, or of one of its series.</summary>
    internal sealed record ForecastResponse
    {
        public required string UniqueId { get; init; }

        public required string Dataset { get; init; }

        /// <summary>The model that forecasts: the champion of the category, or its network where none has been chosen yet.</summary>
        public required string Model { get; init; }

        /// <summary>The run that speaks for it: of a champion that of its backtest, otherwise the one that trained the network.</summary>
        public required long RunId { get; init; }

        /// <summary>The last period that is known; the forecast begins right behind it.</summary>
        public required DateOnly DataUntil { get; init; }

        /// <summary>At how many cut-offs of the past the champion was scored.</summary>
        public int? Windows { get; init; }

        /// <summary>The fraction of actual values that its 80 % interval held there.</summary>
        [JsonPropertyName("coverage80")]
        public double? Coverage80 { get; init; }

        /// <summary>The fraction of actual values that its 95 % interval held there.</summary>
        [JsonPropertyName("coverage95")]
        public double? Coverage95 { get; init; }

        /// <summary>How good it was, in one sentence; it says "no better than last week's number" where it was not.</summary>
        public required string Verdict { get; init; }

        public required bool IsBetterThanNaive { get; init; }

        /// <summary>Whether the WAPE is above 50 % or the bias beyond 10 %; the verdict says which.</summary>
        public required bool IsPoor { get; init; }

        /// <summary>What must be said besides: a member that is missing, an interval that is not supported.</summary>
        public required IReadOnlyList<string> Notes { get; init; }

        public required IReadOnlyList<ForecastStep> Forecast { get; init; }

        /// <summary>The total of all steps: the sum of their expected values, with an interval from the errors of past totals.</summary>
        public required TotalResponse Total { get; init; }

        /// <summary>What is counted: amount (money) or quantity.</summary>
        public required Measure Measure { get; init; }

        /// <summary>The unit of all values: the currency of amounts, or the unit of quantities; left out if unknown.</summary>
        public string? Unit { get; init; }

        /// <summary>The currency of the dataset; left out if unknown.</summary>
        public string? Currency { get; init; }

        /// <summary>What "y" is: always "median".</summary>
        public string Point { get; } = "median";
    }

    /// <summary>An expected total.</summary>
    /// <param name="Periods">How many periods are added up.</param>
    /// <param name="Value">The sum of their expected values.</param>
    /// <param name="Lo80">The lower end of its 80 % interval; left out where too few past totals were measured.</param>
    /// <param name="Hi80">The upper end of its 80 % interval.</param>
    internal sealed record TotalResponse(
        int Periods, double Value, [property: JsonPropertyName("lo80")] double? Lo80, [property: JsonPropertyName("hi80")] double? Hi80)
    {
        public static TotalResponse Of(ForecastTotal total) => new(total.Periods, total.Value, total.Interval?.Low, total.Interval?.High);
    }
}
