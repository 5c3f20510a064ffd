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

    public required string Category { get; init; }

    public required string Dataset { get; init; }

    /// <summary>The run that trained the model.</summary>
    public required long RunId { get; init; }

    /// <summary>How good the model was on the days kept back to check it.</summary>
    public required string Verdict { get; init; }

    /// <summary>Every period up to the horizon, where one was asked for.</summary>
    public IReadOnlyList<ForecastStep>? Forecast { get; init; }
}
