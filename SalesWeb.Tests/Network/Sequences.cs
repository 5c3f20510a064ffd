using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

/// <summary>Sequences to try layers on.</summary>
internal static class Sequences
{
    /// <summary>Values drawn evenly from -1 up to 1.</summary>
    public static Sequence Random(int features, int steps, int batch, int seed = 1)
    {
        var random = new Random(seed);
        var sequence = new Sequence(features, steps, batch);
        foreach (ref var value in sequence.Floats)
            value = 2 * random.NextSingle() - 1;
        return sequence;
    }

    public static Sequence Copy(this Sequence sequence)
    {
        var copy = sequence.ZerosAlike();
        sequence.Floats.CopyTo(copy.Floats);
        return copy;
    }
}
