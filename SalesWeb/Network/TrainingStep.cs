namespace SalesWeb.Network;

/// <summary>Learning from one batch: forward, mean squared error, backward, Adam.</summary>
public sealed class TrainingStep(CnnLstm network, double learningRate, double weightDecay = 0, double clipNorm = 0)
{
    public Adam Adam { get; } = new(network.Parameters, learningRate, weightDecay, clipNorm);

    /// <param name="x">F × W·B.</param>
    /// <param name="target">O × B.</param>
    /// <returns>The mean squared error before the step.</returns>
    public double Run(Sequence x, Sequence target)
    {
        foreach (var parameter in network.Parameters)
            parameter.ClearGradient();
        var (y, backward) = network.Forward(x);
        var (loss, gradient) = MeanSquaredError.Measure(y, target);
        backward(gradient);
        Adam.Step();
        return loss;
    }
}
