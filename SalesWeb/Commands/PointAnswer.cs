using System.Text.Json.Serialization;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Commands;

/// <summary>One period ahead as JSON, under the names of the field.</summary>
internal sealed record PointAnswer
{
    public PointAnswer(ForecastPoint point) => (Ds, Step, Y, Expected, Lo80, Hi80, Lo95, Hi95) =
        (point.Date, point.Step, point.Value, point.Expected, point.Lo80, point.Hi80, point.Lo95, point.Hi95);

    /// <summary>Absent behind values that have no dates.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Ds { get; }

    public int Step { get; }

    /// <summary>The median.</summary>
    public double Y { get; }

    /// <summary>The mean, which totals are sums of.</summary>
    public double Expected { get; }

    [JsonPropertyName("lo80")]
    public double Lo80 { get; }

    [JsonPropertyName("hi80")]
    public double Hi80 { get; }

    /// <summary>Absent of a network from before there was such an interval.</summary>
    [JsonPropertyName("lo95")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Lo95 { get; }

    /// <inheritdoc cref="Lo95"/>
    [JsonPropertyName("hi95")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Hi95 { get; }
}
