namespace SalesWeb.Network;

/// <summary>
/// A batch on its way through a network, cut into slices that several threads take. How it is cut depends on its size alone and sums are
/// taken slice after slice, so the bits of the result do not depend on the threads.
/// </summary>
internal sealed class BatchPass
{
    private const int SmallestSlice = 16;
    private const int MostSlices = 8;

    private readonly CnnLstm _network;
    private readonly ILoss _loss;
    private readonly Crew _crew;
    private readonly Slice[] _slices;
    private readonly Action<int> _learn;
    private readonly Action<int> _measure;
    private readonly int[] _chosen;
    private IExamples _examples = null!;
    private Chance _chance;

    public BatchPass(CnnLstm network, ILoss loss, int batch, Crew crew)
    {
        (_network, _loss, _crew, _chosen) = (network, loss, crew, new int[batch]);
        var count = Math.Clamp(batch / SmallestSlice, 1, MostSlices);
        _slices = [.. Enumerable.Range(0, count).Select(n => new Slice(network, batch * n / count, batch * (n + 1) / count))];
        (_learn, _measure) = (Learn, Measure);
    }

    /// <summary>B.</summary>
    public int Batch => _chosen.Length;

    /// <summary>The loss of the chosen examples; the gradients of all parameters are in the network afterwards.</summary>
    public double Learn(IExamples examples, ReadOnlySpan<int> chosen, Chance chance)
    {
        _chance = chance;
        var loss = Share(examples, chosen, _learn);
        for (var n = 0; n < _network.Parameters.Count; n++)
            SumGradients(n, _network.Parameters[n].Gradients);
        return loss;
    }

    /// <summary>The loss of the chosen examples.</summary>
    public double Measure(IExamples examples, ReadOnlySpan<int> chosen) => Share(examples, chosen, _measure);

    private double Share(IExamples examples, ReadOnlySpan<int> chosen, Action<int> work)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(chosen.Length, Batch);
        _examples = examples;
        chosen.CopyTo(_chosen);
        _crew.Share(_slices.Length, work);
        var sum = 0.0;
        foreach (var slice in _slices)
            sum += slice.Loss;
        return sum;
    }

    private void Learn(int n)
    {
        var slice = _slices[n];
        Forward(slice, _chance.Of(n));
        slice.Pass.Backward(slice.Gradient);
    }

    private void Measure(int n) => Forward(_slices[n], null);

    private void Forward(Slice slice, Chance? chance)
    {
        for (var b = slice.First; b < slice.End; b++)
            _examples.Put(_chosen[b], b - slice.First, slice.Pass.Input, slice.Target);
        slice.Loss = _loss.Measure(slice.Pass.Forward(chance), slice.Target, Batch, slice.Gradient);
    }

    private void SumGradients(int parameter, Span<float> sum)
    {
        _slices[0].Pass.Gradients[parameter].CopyTo(sum);
        for (var n = 1; n < _slices.Length; n++)
            Kernels.Simd.Widest.Add(_slices[n].Pass.Gradients[parameter], sum);
    }

    /// <summary>Examples First … End-1 of the batch, with room for their way.</summary>
    private sealed class Slice(CnnLstm network, int first, int end)
    {
        public int First { get; } = first;

        public int End { get; } = end;

        public CnnLstmPass Pass { get; } = network.Pass(end - first);

        public Sequence Target { get; } = network.Shape.NewTarget(end - first);

        public Sequence Gradient { get; } = network.Shape.NewOutput(end - first);

        public double Loss { get; set; }
    }
}
