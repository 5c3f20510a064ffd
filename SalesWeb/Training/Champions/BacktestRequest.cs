namespace SalesWeb.Training.Champions;

/// <summary>What to compare models on. What is left out is as the settings have it.</summary>
public sealed record BacktestRequest
{
    /// <summary>The dataset; null for the default dataset.</summary>
    public string? Dataset { get; init; }

    /// <summary>The categories; none means every category, or those that the settings list.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The models; none means those of the settings. Seasonal naive is the yardstick and always among them.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Periods forecast from each cut-off.</summary>
    public int? Horizon { get; init; }

    /// <summary>Cut-offs that are scored.</summary>
    public int? Windows { get; init; }

    /// <summary>Periods from one cut-off to the next; as many as the horizon where it is left out.</summary>
    public int? Step { get; init; }

    /// <summary>Cut-offs before those that are scored.</summary>
    public int? WarmUp { get; init; }

    /// <summary>Whether the rule may make champions by it.</summary>
    public bool Promote { get; init; } = true;

    /// <summary>Whether only to try if the models look ahead; then nothing is compared.</summary>
    public bool ChecksLeaks { get; init; }
}
