namespace SalesWeb.Network;

/// <summary>
/// PyTorch's <c>MSELoss</c>.
/// <code>
///   L = 1/n Σ (y - target)²      n = O·B values;   dL/dy = 2/n (y - target)
///
///   y, target  O × B
/// </code>
/// In squared units of y.
/// </summary>
public sealed class MeanSquaredError : ILoss
{
    /// <inheritdoc/>
    public double Measure(Sequence y, Sequence target, int batch, Sequence gradient)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(target.Floats.Length, y.Floats.Length);
        var count = (float)(y.Floats.Length / y.Batch * batch);
        var slope = gradient.Floats;
        var sum = 0.0;
        for (var n = 0; n < slope.Length; n++)
        {
            var error = y.Floats[n] - target.Floats[n];
            sum += (double)error * error;
            slope[n] = 2f / count * error;
        }

        return sum / count;
    }
}
