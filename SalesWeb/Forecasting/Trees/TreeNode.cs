namespace SalesWeb.Forecasting.Trees;

/// <summary>A place in a tree.</summary>
/// <param name="Feature">What is asked for; −1 at a leaf.</param>
/// <param name="Bin">Examples up to this bin (included) go left.</param>
/// <param name="Threshold">Values above it go right, all others and unknown ones left.</param>
/// <param name="Left">The place of those that go left.</param>
/// <param name="Right">The place of those that go right.</param>
/// <param name="Value">At a leaf its answer; elsewhere the mean of the answers below, each as often as examples came to it.</param>
public readonly record struct TreeNode(int Feature, byte Bin, float Threshold, int Left, int Right, double Value)
{
    public bool IsLeaf => Feature < 0;
}
