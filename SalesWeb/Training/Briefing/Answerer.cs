namespace SalesWeb.Training.Briefing;

/// <summary>What answers for a category: its champion, or its network where it has none. Two that are equal forecast the same.</summary>
public sealed record Answerer
{
    public required string Category { get; init; }

    /// <summary>The name of the model.</summary>
    public required string Model { get; init; }

    public required bool IsChampion { get; init; }

    /// <summary>The run that speaks for it: of a champion that of its backtest, otherwise the one that trained the network.</summary>
    public required long RunId { get; init; }

    /// <summary>When it was chosen or published.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The run of the category's network, which a champion may forecast by; null where there is none.</summary>
    public required long? NetworkRun { get; init; }

    /// <summary>The fraction of seasonal naive's error that it saves, negative where it is worse; null where that is unknown.</summary>
    public required double? Skill { get; init; }

    /// <summary>The furthest step it forecasts, in periods; null where that is unknown.</summary>
    public required int? Horizon { get; init; }

    /// <summary>The version it was judged by, as <see cref="PinnedVersion"/> tells it; null where that is unknown.</summary>
    public required string? LearntFrom { get; init; }
}
