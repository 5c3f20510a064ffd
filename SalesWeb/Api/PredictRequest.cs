using System.Text.Json.Serialization;

namespace SalesWeb.Api;

/// <summary>Values to predict from.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record PredictRequest
{
    /// <summary>The last values of the category, the oldest first, at least as many as the model's window.</summary>
    public IReadOnlyList<double>? Series { get; init; }

    /// <summary>How many periods ahead, from 1 to the horizon the model was trained for.</summary>
    public int? Horizon { get; init; }

    /// <summary>The dataset; the default dataset if neither this nor the address names one.</summary>
    public string? Dataset { get; init; }

    /// <summary>The category, where the address does not name it.</summary>
    public string? Category { get; init; }
}
