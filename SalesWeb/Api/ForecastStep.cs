using System.Text.Json.Serialization;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Api;

/// <summary>One period ahead.</summary>
/// <param name="Ds">Its date; behind values without dates the number of the step, from 1.</param>
/// <param name="Y">The point forecast: the median, as often above as below the actual value.</param>
/// <param name="Expected">The mean. Add up these values, never the medians, for a total.</param>
/// <param name="Lo80">The lower end of the 80 % interval.</param>
/// <param name="Hi80">The upper end of the 80 % interval.</param>
/// <param name="Lo95">The lower end of the 95 % interval; left out of a network from before there was one.</param>
/// <param name="Hi95">The upper end of the 95 % interval; left out of a network from before there was one.</param>
internal sealed record ForecastStep(
    [property: JsonPropertyName("ds")] string Ds,
    [property: JsonPropertyName("y")] double Y,
    [property: JsonPropertyName("expected")] double Expected,
    [property: JsonPropertyName("lo80")] double Lo80,
    [property: JsonPropertyName("hi80")] double Hi80,
    [property: JsonPropertyName("lo95")] double? Lo95,
    [property: JsonPropertyName("hi95")] double? Hi95)
{
    public static ForecastStep Of(ForecastPoint point) =>
        new(point.Date?.ToString("yyyy-MM-dd") ?? $"{point.Step}", point.Value, point.Expected, point.Lo80, point.Hi80, point.Lo95, point.Hi95);
}
