namespace SalesWeb.Network;

/// <summary>
/// Lets only the last step through; what came before reaches it through the state of the layer below.
/// <code>
///   y[0] = x[T-1]      x[t]  F × B, T steps;  y  one step
/// </code>
/// </summary>
public sealed class LastStep : ILayer
{
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public int StepsOut(int steps) => 1;

    /// <inheritdoc/>
    public IPass Pass(int steps, int batch) => new Way(steps, batch);

    private sealed class Way(int steps, int batch) : IPass
    {
        private Sequence? _y;
        private Sequence? _dx;

        public IReadOnlyList<float[]> Gradients => [];

        public Sequence Forward(Sequence x, Chance? chance)
        {
            _y ??= new Sequence(x.Features, 1, batch);
            x.FromStep(steps - 1).CopyTo(_y.Floats);
            return _y;
        }

        public Sequence? Backward(Sequence dy, bool wantsInput)
        {
            // The layer below may have written into it on the way back before this one.
            _dx ??= new Sequence(dy.Features, steps, batch);
            _dx.Floats.Clear();
            dy.Floats.CopyTo(_dx.FromStep(steps - 1));
            return _dx;
        }
    }
}
