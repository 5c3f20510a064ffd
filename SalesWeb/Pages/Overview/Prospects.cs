namespace SalesWeb.Pages.Overview;

/// <summary>What is forecast of a dataset: together, and one by one.</summary>
public sealed record Prospects
{
    /// <summary>Of the largest categories that have a model, the largest first.</summary>
    public required IReadOnlyList<Outlook> Outlooks { get; init; }

    /// <summary>All of <see cref="Outlooks"/> together.</summary>
    public required IReadOnlyList<Ahead> Together { get; init; }

    /// <summary>The part of all sales that these categories have made, a fraction; null where there were none.</summary>
    public required double? Share { get; init; }

    /// <summary>Categories that have a model, shown or not.</summary>
    public required int Modelled { get; init; }

    /// <summary>Models that cannot answer now, and why.</summary>
    public required IReadOnlyList<(string Category, string Why)> Silent { get; init; }

    /// <summary>Categories whose forecast a job is preparing.</summary>
    public required IReadOnlyList<string> Preparing { get; init; }

    /// <summary>Categories without a model, the largest first.</summary>
    public required IReadOnlyList<string> Untrained { get; init; }
}
