using SalesWeb.Series;

namespace SalesWeb.Api;

/// <summary>What the model of a category says.</summary>
internal sealed record PredictResponse
{
    /// <summary>The next value, in the unit of the series.</summary>
    public required double PredictedSales { get; init; }

    /// <summary>The lower end of its 80 % interval.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("lo80")]
    public required double Lo80 { get; init; }

    /// <summary>The upper end of its 80 % interval.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("hi80")]
    public required double Hi80 { get; init; }

    /// <summary>The lower end of its 95 % interval; left out of a network from before there was one.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("lo95")]
    public double? Lo95 { get; init; }

    /// <summary>The upper end of its 95 % interval; left out of a network from before there was one.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("hi95")]
    public double? Hi95 { get; init; }

    public required string Category { get; init; }

    public required string Dataset { get; init; }

    /// <summary>The model that predicts: the network of the category or, where it has none, its champion.</summary>
    public required string Model { get; init; }

    /// <summary>At how many cut-offs of the past a champion was scored; left out for a network.</summary>
    public int? Windows { get; init; }

    /// <summary>The last period of the data that the model was judged by; the values are taken for those up to it.</summary>
    public required DateOnly DataUntil { get; init; }

    /// <summary>What is counted: amount (money) or quantity.</summary>
    public required Measure Measure { get; init; }

    /// <summary>The unit of all values: the currency of amounts, or the unit of quantities; left out if unknown.</summary>
    public string? Unit { get; init; }

    /// <summary>The currency of the dataset; left out if unknown.</summary>
    public string? Currency { get; init; }

    /// <summary>The run that speaks for the model.</summary>
    public required long RunId { get; init; }

    /// <summary>How good the model was on the days kept back to check it.</summary>
    public required string Verdict { get; init; }

    /// <summary>Every period up to the horizon, where one was asked for.</summary>
    public IReadOnlyList<ForecastStep>? Forecast { get; init; }
}
