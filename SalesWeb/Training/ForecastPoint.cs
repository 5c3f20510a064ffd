namespace SalesWeb.Training;

/// <summary>One period ahead.</summary>
public sealed record ForecastPoint
{
    /// <summary>Null behind values that have no dates.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>How many periods behind the last known value, from 1.</summary>
    public required int Step { get; init; }

    public required double Value { get; init; }

    /// <summary>Where 80 of 100 values should lie: from here …</summary>
    public required double Lo80 { get; init; }

    /// <summary>… to here, both included.</summary>
    public required double Hi80 { get; init; }
}
