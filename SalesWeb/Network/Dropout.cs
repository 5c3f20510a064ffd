namespace SalesWeb.Network;

/// <summary>
/// Dropout (Srivastava et al. 2014), inverted as in PyTorch: while the network learns, every value is dropped with probability p, and those
/// that stay are stretched so that the mean stays too. When it predicts, all come through as they are.
/// <code>
///   y = m ∘ x      m = 0 with probability p, 1 / (1-p) otherwise;   dx = m ∘ dy
///
///   x, y  F × T·B
/// </code>
/// </summary>
public sealed class Dropout : ILayer
{
    private readonly float _rate;

    /// <param name="rate">p, 0 up to but not including 1.</param>
    public Dropout(double rate)
    {
        if (rate is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate is at least 0 and below 1.");
        _rate = (float)rate;
    }

    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public IPass Pass(int steps, int batch) => new Way(_rate);

    private sealed class Way(float rate) : IPass
    {
        private Sequence? _mask;
        private Sequence? _y;
        private bool _isOpen;

        public IReadOnlyList<float[]> Gradients => [];

        public Sequence Forward(Sequence x, Chance? chance)
        {
            _isOpen = chance is null || rate == 0;
            if (_isOpen)
                return x;

            // Not in place: an LSTM below still needs its output for the way back.
            _mask ??= x.ZerosAlike();
            _y ??= x.ZerosAlike();
            DrawMask(_mask.Floats, chance!.Value);
            Multiply(x.Floats, _mask.Floats, _y.Floats);
            return _y;
        }

        public Sequence? Backward(Sequence dy, bool wantsInput)
        {
            if (!_isOpen)
                Multiply(dy.Floats, _mask!.Floats, dy.Floats);
            return dy;
        }

        private void DrawMask(Span<float> mask, Chance chance)
        {
            var kept = 1 / (1 - rate);
            for (var n = 0; n < mask.Length; n++)
                mask[n] = chance.Draw(n) < rate ? 0 : kept;
        }

        private static void Multiply(ReadOnlySpan<float> values, ReadOnlySpan<float> mask, Span<float> product)
        {
            for (var n = 0; n < product.Length; n++)
                product[n] = values[n] * mask[n];
        }
    }
}
