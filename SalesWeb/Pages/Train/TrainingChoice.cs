using SalesWeb.Datasets;

namespace SalesWeb.Pages.Train;

/// <summary>What can be trained.</summary>
public sealed record TrainingChoice
{
    public required DatasetVersion Version { get; init; }

    public required IReadOnlyList<CategorySummary> Categories { get; init; }

    /// <summary>The categories that "all" means; the settings may name fewer than there are.</summary>
    public required IReadOnlyList<string> All { get; init; }

    /// <summary>The experiments there are already.</summary>
    public required IReadOnlyList<string> Experiments { get; init; }

    /// <summary>The experiment that is meant where none is named.</summary>
    public required string ConfiguredExperiment { get; init; }
}
