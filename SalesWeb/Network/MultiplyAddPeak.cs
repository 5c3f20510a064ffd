using SalesWeb.Network.Kernels;

namespace SalesWeb.Network;

/// <summary>What this machine's cores could do at most: fused multiply-adds in the widest registers there are, with no memory in the way.</summary>
/// <remarks>
/// Where other programs keep the cores busy it comes out too low, and a share of it too high: on a quiet machine whose threads have
/// a core each, it is as many times that of one thread as there are threads.
/// </remarks>
public static class MultiplyAddPeak
{
    private const int Repeats = 40;
    private const int FirstRounds = 1 << 14;

    // Long beside the waking of a thread, short enough to fit between two interruptions on all cores at once.
    private static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(5);

    /// <param name="crew">Whose threads work, all at once.</param>
    /// <param name="clock">Measures the time; the fastest of forty counts.</param>
    /// <param name="cancellation">Asked before every measurement.</param>
    /// <returns>Floating-point operations a second over all threads; a multiply-add is two.</returns>
    public static double Measure(Crew crew, TimeProvider clock, CancellationToken cancellation = default)
    {
        var rounds = FirstRounds;
        while (Time() < LongEnough && rounds <= int.MaxValue / 2)
            rounds *= 2;
        var fastest = Enumerable.Range(0, Repeats).Min(_ => Time());
        return (double)crew.Threads * rounds * Simd.Widest.OperationsInRound / fastest.TotalSeconds;

        TimeSpan Time()
        {
            cancellation.ThrowIfCancellationRequested();
            var start = clock.GetTimestamp();
            crew.Share(crew.Threads, _ => Simd.Widest.MultiplyAddInRegisters(rounds));
            return clock.GetElapsedTime(start);
        }
    }
}
