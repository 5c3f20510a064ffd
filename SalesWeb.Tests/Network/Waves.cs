using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

/// <summary>Something easy to learn: a sine of period 7 from a random phase, eight steps of it and the value that follows.</summary>
internal static class Waves
{
    public const int Window = 8;

    public static Examples Of(int count, int seed)
    {
        var random = new Random(seed);
        var phases = Enumerable.Range(0, count).Select(_ => random.NextSingle() * 7).ToArray();
        return new Examples([.. phases.SelectMany(phase => Enumerable.Range(0, Window).Select(t => At(phase + t)))], [.. phases.Select(phase => At(phase + Window))], count);
    }

    private static float At(float t) => MathF.Sin(2 * MathF.PI * t / 7);
}
