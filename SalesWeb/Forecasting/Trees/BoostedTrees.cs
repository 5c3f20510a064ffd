namespace SalesWeb.Forecasting.Trees;

/// <summary>Trees whose answers are added up: <c>f(x) = start + Σ tree(x)</c>.</summary>
/// <param name="start">What is answered before any tree is asked.</param>
/// <param name="trees">In the order they were grown.</param>
public sealed class BoostedTrees(double start, IReadOnlyList<RegressionTree> trees)
{
    public int Count => trees.Count;

    /// <param name="features">The values of an example; not a number where one is not known.</param>
    public double At(ReadOnlySpan<float> features)
    {
        var sum = start;
        foreach (var tree in trees)
            sum += tree.At(features);
        return sum;
    }

    /// <summary>Adds to each feature what it changed in the answer.</summary>
    /// <param name="features">The example.</param>
    /// <param name="weight">What everything is multiplied by.</param>
    /// <param name="contributions">One a feature, added to.</param>
    /// <returns>The answer less all contributions, times the weight: what the trees say of an example they know nothing of.</returns>
    public double Contribute(ReadOnlySpan<float> features, double weight, Span<double> contributions)
    {
        var sum = weight * start;
        foreach (var tree in trees)
            sum += tree.Contribute(features, weight, contributions);
        return sum;
    }
}
