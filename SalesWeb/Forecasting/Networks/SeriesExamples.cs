using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SalesWeb.Network;

namespace SalesWeb.Forecasting.Networks;

/// <summary>Examples at many origins of many series, computed when they are asked for: as much memory as the series take, not as their windows would.</summary>
internal sealed class SeriesExamples(IReadOnlyList<SeriesFeatures> series, IReadOnlyList<(int Series, int Origin)> at) : IExamples
{
    private readonly (int Series, int Origin)[] _at = [.. at];

    /// <inheritdoc/>
    public int Count => _at.Length;

    /// <inheritdoc/>
    public void Put(int n, int b, NetworkInput input, Sequence target)
    {
        var (number, origin) = _at[n];
        var scale = series[number].Put(origin, b, input);
        series[number].PutTarget(origin, scale, b, target);
    }

    /// <inheritdoc/>
    public void AppendTo(IncrementalHash hash)
    {
        foreach (var one in series)
            one.AppendTo(hash);
        hash.AppendData(MemoryMarshal.AsBytes(_at.AsSpan()));
    }
}
