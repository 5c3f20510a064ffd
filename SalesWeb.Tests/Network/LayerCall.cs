using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

/// <summary>
/// A call of a layer or of a whole network as a function, with copies of everything. Each goes through a pass that has been used before
/// with other numbers, so that what a pass leaves behind in its buffers would show.
/// </summary>
internal static class LayerCall
{
    /// <returns>The output, and the way back: it returns how the loss changes with x and leaves the gradients in the layer's parameters.</returns>
    public static (Sequence Output, Func<Sequence, Sequence> Backward) Forward(this ILayer layer, Sequence x, Chance? chance = null)
    {
        var pass = layer.Pass(x.Steps, x.Batch);
        pass.Backward(pass.Forward(Other(x), chance).Copy());
        return (pass.Forward(x.Copy(), chance).Copy(), Backward);

        Sequence Backward(Sequence dy)
        {
            var dx = pass.Backward(dy.Copy())!.Copy();
            Take(pass.Gradients, layer.Parameters);
            return dx;
        }
    }

    /// <summary>The same with a network; what it knows of the future is drawn from a seed of its own.</summary>
    public static (Sequence Output, Func<Sequence, Sequence> Backward) Forward(this CnnLstm network, Sequence x, Chance? chance = null)
    {
        var pass = network.Pass(x.Batch);
        if (pass.Input.Future is { } future)
            Other(future).Floats.CopyTo(future.Floats);
        Other(x).Floats.CopyTo(pass.Input.Window.Floats);
        pass.Backward(pass.Forward(chance).Copy());
        x.Floats.CopyTo(pass.Input.Window.Floats);
        return (pass.Forward(chance).Copy(), Backward);

        Sequence Backward(Sequence dy)
        {
            var dx = pass.Backward(dy.Copy(), wantsInput: true)!.Copy();
            Take(pass.Gradients, network.Parameters);
            return dx;
        }
    }

    /// <summary>The loss of a whole batch and its gradient.</summary>
    public static (double Loss, Sequence Gradient) Measure(this ILoss loss, Sequence y, Sequence target)
    {
        var gradient = y.ZerosAlike();
        return (loss.Measure(y, target, y.Batch, gradient), gradient);
    }

    private static Sequence Other(Sequence x) => Sequences.Random(x.Features, x.Steps, x.Batch, seed: 99);

    private static void Take(IReadOnlyList<float[]> gradients, IReadOnlyList<Parameter> parameters)
    {
        Assert.Equal(parameters.Count, gradients.Count);
        for (var n = 0; n < gradients.Count; n++)
            gradients[n].CopyTo(parameters[n].Gradients);
    }
}
