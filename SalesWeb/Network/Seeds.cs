namespace SalesWeb.Network;

/// <summary>
/// Seeds for every moment of a training, each a function of its name alone, so that a training can go on at any epoch
/// without having drawn what came before: SplitMix64 (Steele, Lea and Flood 2014) over the numbers of the name.
/// </summary>
public static class Seeds
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>A seed from 0 up to 2³¹-1 that depends on all numbers and on their order, the same on every machine.</summary>
    public static int Of(params ReadOnlySpan<int> name)
    {
        var state = 0UL;
        foreach (var number in name)
            state = Scramble(state + Golden + (uint)number);
        return (int)(state >> 33);
    }

    private static ulong Scramble(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
