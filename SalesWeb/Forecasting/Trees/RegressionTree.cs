namespace SalesWeb.Forecasting.Trees;

/// <summary>Questions that lead from the features of an example to a number.</summary>
/// <param name="nodes">The first is where every way begins.</param>
public sealed class RegressionTree(TreeNode[] nodes)
{
    public int Leaves => (nodes.Length + 1) / 2;

    /// <summary>The answer for an example.</summary>
    /// <param name="features">Its values; not a number where one is not known.</param>
    public double At(ReadOnlySpan<float> features)
    {
        ref readonly var node = ref nodes[0];
        while (!node.IsLeaf)
            node = ref nodes[features[node.Feature] > node.Threshold ? node.Right : node.Left];
        return node.Value;
    }

    /// <summary>The answer for a row of binned features.</summary>
    public double At(BinnedFeatures features, int row)
    {
        ref readonly var node = ref nodes[0];
        while (!node.IsLeaf)
            node = ref nodes[features.Column(node.Feature)[row] > node.Bin ? node.Right : node.Left];
        return node.Value;
    }

    /// <summary>
    /// Adds to each feature what its questions changed on the way to the answer: <c>value(child) − value(parent)</c> at every question
    /// (Saabas 2014). Together with the value at the root they add up to the answer.
    /// </summary>
    /// <param name="features">The example.</param>
    /// <param name="weight">What each change is multiplied by.</param>
    /// <param name="contributions">One a feature, added to.</param>
    /// <returns>The value at the root, times the weight.</returns>
    public double Contribute(ReadOnlySpan<float> features, double weight, Span<double> contributions)
    {
        ref readonly var node = ref nodes[0];
        while (!node.IsLeaf)
        {
            ref readonly var child = ref nodes[features[node.Feature] > node.Threshold ? node.Right : node.Left];
            contributions[node.Feature] += weight * (child.Value - node.Value);
            node = ref child;
        }

        return weight * nodes[0].Value;
    }
}
