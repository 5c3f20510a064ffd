using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

/// <summary>What must hold for a layer besides its gradients.</summary>
internal static class LayerProperties
{
    /// <summary>Changing step <paramref name="changed"/> of the input leaves the first <paramref name="kept"/> steps of the output as they were, and changes the next.</summary>
    public static void LooksOnlyBackwards(ILayer layer, Sequence x, int changed, int kept)
    {
        var before = layer.Forward(x).Output;
        var other = x.Copy();
        foreach (ref var value in other.FromStep(changed))
            value += 1;
        var after = layer.Forward(other).Output;

        Assert.Equal(before.FromStep(0, kept).ToArray(), after.FromStep(0, kept).ToArray());
        Assert.NotEqual(before.FromStep(kept).ToArray(), after.FromStep(kept).ToArray());
    }

    /// <summary>Every example of a batch gives, to the bit, the output and the input gradient that it gives alone.</summary>
    public static void KeepsExamplesApart(ILayer layer, Sequence x) => KeepsExamplesApart(input => layer.Forward(input), x);

    /// <inheritdoc cref="KeepsExamplesApart(ILayer, Sequence)"/>
    public static void KeepsExamplesApart(Func<Sequence, (Sequence Output, Func<Sequence, Sequence> Backward)> forward, Sequence x)
    {
        var (together, backTogether) = forward(x);
        var dxTogether = backTogether(together);
        for (var b = 0; b < x.Batch; b++)
        {
            var (alone, backAlone) = forward(Example(x, b));
            Assert.Equal(Example(together, b).Floats.ToArray(), alone.Floats.ToArray());
            Assert.Equal(Example(dxTogether, b).Floats.ToArray(), backAlone(alone).Floats.ToArray());
        }
    }

    /// <summary>Example <paramref name="b"/> as a batch of its own.</summary>
    public static Sequence Example(Sequence x, int b)
    {
        var example = new Sequence(x.Features, x.Steps, batch: 1);
        for (var t = 0; t < x.Steps; t++)
            x.At(t, b).CopyTo(example.At(t, 0));
        return example;
    }
}
