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
public sealed class Examples : IExamples
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

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>W·F.</summary>
    public int InputLength => _inputs.Length / Count;

    /// <summary>O.</summary>
    public int TargetLength => _targets.Length / Count;

    /// <summary>Window <paramref name="n"/>, W × F.</summary>
    public ReadOnlySpan<float> Input(int n) => _inputs.AsSpan(n * InputLength, InputLength);

    /// <summary>The O values after window <paramref name="n"/>.</summary>
    public ReadOnlySpan<float> Target(int n) => _targets.AsSpan(n * TargetLength, TargetLength);

    /// <inheritdoc/>
    public void Put(int n, int b, NetworkInput input, Sequence target)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(InputLength, input.Window.Features * input.Window.Steps);
        ArgumentOutOfRangeException.ThrowIfNotEqual(TargetLength, target.Features * target.Steps);
        input.Window.SetExample(b, Input(n));
        target.SetExample(b, Target(n));
    }

    /// <inheritdoc/>
    public void AppendTo(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes(_inputs.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(_targets.AsSpan()));
    }
}
