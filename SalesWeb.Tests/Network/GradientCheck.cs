using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

/// <summary>
/// Compares a layer's way back with finite differences, element by element, for the loss L = Σ r ∘ y with random r.
/// <code>
///   dL/dp ≈ (L(p + s) - L(p - s)) / 2s
/// </code>
/// With a step s of 0.01, float32 outputs leave an error of about 1e-5, and the third derivative one of the same size;
/// elements may differ by 1e-3 of the largest gradient of their tensor.
/// </summary>
internal static class GradientCheck
{
    private const double Tolerance = 1e-3;

    /// <param name="layer">The layer; its parameters' gradients are written.</param>
    /// <param name="x">Its input; every element is moved and put back.</param>
    /// <param name="step">s; smaller where a kink of the layer lies nearby.</param>
    /// <param name="chance">What is left to chance, the same in every call.</param>
    public static void Passes(ILayer layer, Sequence x, float step = 0.01f, Chance? chance = null) =>
        Passes(layer.Parameters, input => layer.Forward(input, chance), x, step);

    /// <inheritdoc cref="Passes(ILayer, Sequence, float, Chance?)"/>
    public static void Passes(CnnLstm network, Sequence x, float step = 0.01f, Chance? chance = null, double tolerance = Tolerance) =>
        Passes(network.Parameters, input => network.Forward(input, chance), x, step, tolerance);

    /// <param name="parameters">What is learnt.</param>
    /// <param name="forward">The way there, and the way back, which returns the input's gradient and leaves the others in the parameters.</param>
    /// <param name="x">The input.</param>
    /// <param name="step">s.</param>
    /// <param name="tolerance">By how much elements may differ, as a share of the largest gradient of their tensor.</param>
    public static void Passes(
        IReadOnlyList<Parameter> parameters, Func<Sequence, (Sequence Output, Func<Sequence, Sequence> Backward)> forward, Sequence x, float step, double tolerance = Tolerance)
    {
        var (y, backward) = forward(x);
        var r = Sequences.Random(y.Features, y.Steps, y.Batch, seed: 7);
        var dx = backward(r);

        Agrees("x", x.Floats, dx.Floats);
        foreach (var parameter in parameters)
            Agrees(parameter.Name, parameter.Values, parameter.Gradients);

        void Agrees(string name, Span<float> values, ReadOnlySpan<float> gradient)
        {
            var largest = 0.0;
            foreach (var value in gradient)
                largest = Math.Max(largest, Math.Abs(value));
            Assert.True(largest > 0, $"{name} has no gradient at all, so there is nothing to compare.");

            for (var n = 0; n < values.Length; n++)
            {
                var slope = Slope(ref values[n]);
                Assert.True(
                    Math.Abs(slope - gradient[n]) <= tolerance * largest,
                    $"{name}[{n}]: the way back says {gradient[n]}, finite differences say {slope}.");
            }
        }

        double Slope(ref float value)
        {
            var (before, up, down) = (value, value + step, value - step);
            value = up;
            var lossAbove = Loss();
            value = down;
            var lossBelow = Loss();
            value = before;
            return (lossAbove - lossBelow) / ((double)up - down);
        }

        double Loss()
        {
            var sum = 0.0;
            var output = forward(x).Output;
            for (var n = 0; n < output.Floats.Length; n++)
                sum += (double)r.Floats[n] * output.Floats[n];
            return sum;
        }
    }
}
