namespace SalesWeb.Tracking;

/// <summary>One value measured at one step of a run.</summary>
public sealed record Measurement
{
    /// <summary>What was measured, for example "val_loss".</summary>
    public required string Key { get; init; }

    /// <summary>The epoch, from 1; 0 for what is measured once, at the end.</summary>
    public required int Step { get; init; }

    /// <summary>Not a number where the measurement was not.</summary>
    public double Value { get; init; } = double.NaN;

    public required DateTimeOffset At { get; init; }
}
