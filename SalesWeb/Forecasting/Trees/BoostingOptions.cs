namespace SalesWeb.Forecasting.Trees;

/// <summary>How trees are grown and added up.</summary>
public sealed record BoostingOptions
{
    /// <summary>The most trees.</summary>
    public int MostTrees { get; init; } = 200;

    /// <summary>What each tree's answer is multiplied by, above 0 to 1 (included).</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>The most leaves of a tree, at least 2.</summary>
    public int MostLeaves { get; init; } = 31;

    /// <summary>The most questions on the way to a leaf, at least 1.</summary>
    public int MostDepth { get; init; } = 8;

    /// <summary>The fewest examples of a leaf, at least 1.</summary>
    public int LeafSize { get; init; } = 40;

    /// <summary>λ: what is added to the number of examples of a leaf when splits are compared, at least 0.</summary>
    public double Ridge { get; init; } = 1;

    /// <summary>The fraction of examples that a tree learns from, above 0 to 1 (included).</summary>
    public double RowShare { get; init; } = 0.5;

    /// <summary>The fraction of features that a tree may ask for, above 0 to 1 (included).</summary>
    public double FeatureShare { get; init; } = 0.5;

    /// <summary>Trees without a smaller loss on the examples kept back after which no more are grown.</summary>
    public int Patience { get; init; } = 40;
}
