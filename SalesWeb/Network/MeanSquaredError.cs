namespace SalesWeb.Network;

/// <summary>
/// How far a forecast is from what came, PyTorch's <c>MSELoss</c>.
/// <code>
///   L = 1/n Σ (y - target)²      n = O·B values;   dL/dy = 2/n (y - target)
/// </code>
/// </summary>
public static class MeanSquaredError
{
    /// <param name="y">The forecast, O × B.</param>
    /// <param name="target">What came, O × B.</param>
    /// <returns>The loss, in squared units of y, and how it changes with y, O × B.</returns>
    public static (double Loss, Sequence Gradient) Measure(Sequence y, Sequence target)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(target.Floats.Length, y.Floats.Length);
        var gradient = y.ZerosAlike();
        var slope = gradient.Floats;
        var sum = 0.0;
        for (var n = 0; n < slope.Length; n++)
        {
            var error = y.Floats[n] - target.Floats[n];
            sum += (double)error * error;
            slope[n] = 2f / slope.Length * error;
        }

        return (sum / slope.Length, gradient);
    }
}
