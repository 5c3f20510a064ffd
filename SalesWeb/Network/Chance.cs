namespace SalesWeb.Network;

/// <summary>
/// What is left to chance in one place and at one time of a training, given by a number alone: the same seed, epoch, batch, slice and layer
/// give the same draws, whichever thread makes them and in whatever order, and after a restart too.
/// </summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood 2014): a counter, and a mix of its bits.</remarks>
/// <param name="State">Any number.</param>
public readonly record struct Chance(ulong State)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    /// <summary>The chance of one part of this one: an epoch of a training, a batch of an epoch, a layer of a batch.</summary>
    public Chance Of(int part) => new(Mix(State + (Step * ((ulong)part + 1))));

    /// <summary>Draw number <paramref name="n"/>: evenly from 0 (included) to 1 (excluded).</summary>
    public float Draw(int n) => (Mix(State ^ (Step * ((ulong)n + 1))) >> 40) * (1f / (1 << 24));

    /// <summary>A seed for a generator that keeps a state of its own.</summary>
    public int ToSeed() => (int)(Mix(State) >> 33);

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
