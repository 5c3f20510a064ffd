using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SalesWeb.Forecasting.Trees;

/// <summary>
/// For each bin of a feature the sum of pulls and the number of examples, both in one 64-bit integer: one addition an example, and
/// sums that come out the same in any order.
/// <code>
///   packed = pull · 2³² + 1      pull is a whole number;  the sum of all pulls of a tree lies within ± 2³¹
/// </code>
/// </summary>
public static class Histogram
{
    /// <summary>The largest sum of sizes of pulls that fits.</summary>
    public const double Capacity = int.MaxValue;

    public static long Pack(int pull) => ((long)pull << 32) + 1;

    public static int Pull(long sum) => (int)(sum >> 32);

    public static int Count(long sum) => (int)(uint)sum;

    /// <summary>Sums packed examples up by their bins.</summary>
    /// <param name="bins">The bin of every example.</param>
    /// <param name="rows">Which examples.</param>
    /// <param name="packed">Their packed pulls, in the order of <paramref name="rows"/>.</param>
    /// <param name="sums">Receives one sum a bin; as many as there are bins.</param>
    public static void Fill(ReadOnlySpan<byte> bins, ReadOnlySpan<int> rows, ReadOnlySpan<long> packed, Span<long> sums)
    {
        sums.Clear();
        ArgumentOutOfRangeException.ThrowIfLessThan(packed.Length, rows.Length);
        ref var bin = ref MemoryMarshal.GetReference(bins);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        for (var i = 0; i < rows.Length; i++)
            Unsafe.Add(ref sum, (nint)Unsafe.Add(ref bin, rows[i])) += packed[i];
    }

    /// <summary>What remains of <paramref name="sums"/> when some examples are taken away.</summary>
    public static void Subtract(Span<long> sums, ReadOnlySpan<long> taken)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] -= taken[i];
    }

    /// <summary>
    /// The best place to part the examples of a histogram.
    /// <code>
    ///   gain = L² / (l + λ) + R² / (r + λ) − (L + R)² / (l + r + λ)      L, R sums of pulls, l, r numbers of examples left and right
    /// </code>
    /// </summary>
    /// <param name="feature">Whose histogram it is.</param>
    /// <param name="sums">One a bin.</param>
    /// <param name="total">The sum of all.</param>
    /// <param name="leafSize">The fewest examples on either side.</param>
    /// <param name="ridge">λ.</param>
    public static Split BestSplit(int feature, ReadOnlySpan<long> sums, long total, int leafSize, double ridge)
    {
        var (all, count) = ((double)Pull(total), Count(total));
        var whole = all * all / (count + ridge);
        var best = Split.None;
        var left = 0L;
        for (var bin = 0; bin < sums.Length - 1; bin++)
        {
            left += sums[bin];
            var on = Count(left);
            if (on < leafSize)
                continue;
            if (count - on < leafSize)
                break;

            var pull = (double)Pull(left);
            var gain = (pull * pull / (on + ridge)) + ((all - pull) * (all - pull) / (count - on + ridge)) - whole;
            if (gain > best.Gain && sums[bin] != 0)
                best = new Split(feature, bin, gain);
        }

        return best;
    }
}
