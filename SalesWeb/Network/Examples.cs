using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SalesWeb.Network;

/// <summary>
/// Windows and what came after them, to learn from or to be measured on.
/// <code>
///   inputs   N × W × F   window after window, in each the oldest step first
///   targets  N × O
/// </code>
/// It keeps copies, so that nobody can change what a training has begun with.
/// </summary>
public sealed class Examples
{
    private readonly float[] _inputs;
    private readonly float[] _targets;

    /// <param name="inputs">N windows of equal length.</param>
    /// <param name="targets">N times as many values as the network returns.</param>
    /// <param name="count">N, at least 1.</param>
    public Examples(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(inputs.Length % count, 0);
        ArgumentOutOfRangeException.ThrowIfNotEqual(targets.Length % count, 0);
        _inputs = inputs.ToArray();
        _targets = targets.ToArray();
        Count = count;
    }

    /// <summary>N.</summary>
    public int Count { get; }

    /// <summary>W·F.</summary>
    public int InputLength => _inputs.Length / Count;

    /// <summary>O.</summary>
    public int TargetLength => _targets.Length / Count;

    /// <summary>Window <paramref name="n"/>, W × F.</summary>
    public ReadOnlySpan<float> Input(int n) => _inputs.AsSpan(n * InputLength, InputLength);

    /// <summary>The O values after window <paramref name="n"/>.</summary>
    public ReadOnlySpan<float> Target(int n) => _targets.AsSpan(n * TargetLength, TargetLength);

    /// <summary>The chosen examples side by side, as the network takes them.</summary>
    /// <param name="chosen">Their numbers, 0 … N-1.</param>
    /// <param name="features">F.</param>
    public (Sequence X, Sequence Target) Batch(ReadOnlySpan<int> chosen, int features)
    {
        var x = new Sequence(features, InputLength / features, chosen.Length);
        var target = new Sequence(TargetLength, steps: 1, chosen.Length);
        for (var b = 0; b < chosen.Length; b++)
        {
            x.SetExample(b, Input(chosen[b]));
            target.SetExample(b, Target(chosen[b]));
        }

        return (x, target);
    }

    /// <summary>Adds every value to a hash.</summary>
    internal void AppendTo(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes(_inputs.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(_targets.AsSpan()));
    }
}
