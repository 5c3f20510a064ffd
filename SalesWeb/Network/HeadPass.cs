using SalesWeb.Network.Kernels;

namespace SalesWeb.Network;

/// <summary>The way of one caller through a <see cref="MultiHorizonHead"/>, with room for a batch of one size. One thread at a time.</summary>
public sealed class HeadPass
{
    private readonly HeadShape _shape;
    private readonly IPass _contexts;
    private readonly IPass _periods;
    private readonly Sequence _z;
    private readonly int _batch;
    private float[][]? _gradients;
    private Sequence? _dContexts;

    internal HeadPass(HeadShape shape, IPass contexts, IPass periods, int batch)
    {
        (_shape, _contexts, _periods, _batch) = (shape, contexts, periods, batch);
        _z = new Sequence(shape.Context + shape.Shared + shape.Future, shape.Horizon, batch);
    }

    /// <summary>How the loss changes with each of the head's parameters, in their order; written anew by each way back.</summary>
    public IReadOnlyList<float[]> Gradients => _gradients ??= [.. _contexts.Gradients, .. _periods.Gradients];

    /// <summary>The quantiles of every period ahead, Q × P·B. They hold until the next call.</summary>
    /// <param name="h">H × B: one step.</param>
    /// <param name="future">G × P·B; null where G is 0.</param>
    /// <param name="chance">What is left to chance while the network learns; null when it predicts.</param>
    public Sequence Forward(Sequence h, Sequence? future, Chance? chance = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(h.Features, _shape.Inputs);
        ArgumentOutOfRangeException.ThrowIfNotEqual(h.Steps, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(h.Batch, _batch);
        ArgumentOutOfRangeException.ThrowIfNotEqual(future?.Features ?? 0, _shape.Future);
        ArgumentOutOfRangeException.ThrowIfNotEqual(future?.Steps ?? _shape.Horizon, _shape.Horizon);
        ArgumentOutOfRangeException.ThrowIfNotEqual(future?.Batch ?? _batch, _batch);
        Gather(_contexts.Forward(h, chance?.Of(0)), future);
        var y = _periods.Forward(_z, chance?.Of(1));
        if (_shape.BaseFeature is { } feature)
            AddBase(future!, feature, y);
        return y;
    }

    /// <summary>The way back through the last <see cref="Forward"/>; once for each.</summary>
    /// <param name="dy">How the loss changes with the quantiles, Q × P·B; it may be written into.</param>
    /// <returns>How the loss changes with h, H × B.</returns>
    public Sequence Backward(Sequence dy)
    {
        var dz = _periods.Backward(dy)!;
        _dContexts ??= new Sequence(_shape.Horizon * _shape.Context + _shape.Shared, steps: 1, _batch);
        Scatter(dz, _dContexts);
        return _contexts.Backward(_dContexts)!;
    }

    private void Gather(Sequence contexts, Sequence? future)
    {
        var (own, shared) = (_shape.Context, _shape.Shared);
        for (var b = 0; b < _batch; b++)
        {
            var all = contexts.At(0, b);
            for (var p = 0; p < _shape.Horizon; p++)
            {
                var z = _z.At(p, b);
                all.Slice(p * own, own).CopyTo(z);
                all[^shared..].CopyTo(z[own..]);
                future?.At(p, b).CopyTo(z[(own + shared)..]);
            }
        }
    }

    private void Scatter(Sequence dz, Sequence dContexts)
    {
        var (own, shared) = (_shape.Context, _shape.Shared);
        for (var b = 0; b < _batch; b++)
        {
            var all = dContexts.At(0, b);
            all[^shared..].Clear();
            for (var p = 0; p < _shape.Horizon; p++)
            {
                var dzOfPeriod = dz.At(p, b);
                dzOfPeriod[..own].CopyTo(all.Slice(p * own, own));
                Simd.Widest.Add(dzOfPeriod.Slice(own, shared), all[^shared..]);
            }
        }
    }

    private void AddBase(Sequence future, int feature, Sequence y)
    {
        for (var p = 0; p < _shape.Horizon; p++)
        {
            for (var b = 0; b < _batch; b++)
            {
                var start = future.At(p, b)[feature];
                foreach (ref var quantile in y.At(p, b))
                    quantile += start;
            }
        }
    }
}
