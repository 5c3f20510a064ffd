using SalesWeb.Training.Champions;

namespace SalesWeb.Api;

/// <summary>How good the models of a backtest were.</summary>
internal sealed record LeaderboardResponse
{
    public required string Dataset { get; init; }

    /// <summary>Left out for all categories together.</summary>
    public string? Category { get; init; }

    /// <summary>The run of the backtest; backtest.csv lies beside it.</summary>
    public required long RunId { get; init; }

    /// <summary>The last period of the data.</summary>
    public required DateOnly DataUntil { get; init; }

    public required int Horizon { get; init; }

    public required int Windows { get; init; }

    public required int Step { get; init; }

    public required int WarmUp { get; init; }

    /// <summary>The last known period at each cut-off that was scored.</summary>
    public required IReadOnlyList<DateOnly> Cutoffs { get; init; }

    /// <summary>The model that answers now, by category.</summary>
    public required IReadOnlyDictionary<string, string> Champions { get; init; }

    /// <summary>The models, the best first.</summary>
    public required IReadOnlyList<ModelScore> Models { get; init; }

    /// <summary>What could not be forecast, and why.</summary>
    public required IReadOnlyList<ReportedProblem> Problems { get; init; }

    /// <summary>How long the backtest took.</summary>
    public required double Seconds { get; init; }
}
