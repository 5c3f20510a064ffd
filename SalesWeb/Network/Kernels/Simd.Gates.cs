namespace SalesWeb.Network.Kernels;

/// <summary>The element-wise part of one LSTM step, forward and backward, for B examples of H units.</summary>
public abstract partial class Simd
{
    /// <summary>
    /// Opens the gates and lets the cell through.
    /// <code>
    ///   i, f, o ← logistic    g ← tanh
    ///   c = f ∘ cBefore + i ∘ g       h = o ∘ tanh c
    /// </code>
    /// </summary>
    /// <param name="hidden">H.</param>
    /// <param name="gates">4H × B, blocks i f g o: W x + U h and the biases on entry, what the gates let through on return.</param>
    /// <param name="cBefore">H × B; empty before the first step, where the cell is zero.</param>
    /// <param name="c">H × B, receives the cell.</param>
    /// <param name="tanhC">H × B, receives its tanh.</param>
    /// <param name="h">H × B, receives the output.</param>
    public abstract void OpenGates(
        int hidden, Span<float> gates, ReadOnlySpan<float> cBefore, Span<float> c, Span<float> tanhC, Span<float> h);

    /// <summary>
    /// The way back through <see cref="OpenGates"/>.
    /// <code>
    ///   dc ← dc + dh ∘ o ∘ (1 - tanh² c)
    ///   di = dc ∘ g ∘ i (1-i)    df = dc ∘ cBefore ∘ f (1-f)    dg = dc ∘ i ∘ (1-g²)    do = dh ∘ tanh c ∘ o (1-o)
    ///   dc ← dc ∘ f
    /// </code>
    /// </summary>
    /// <param name="hidden">H.</param>
    /// <param name="gates">4H × B: what the gates let through on entry, how the loss changes with them before they opened on return.</param>
    /// <param name="cBefore">H × B; empty before the first step.</param>
    /// <param name="tanhC">H × B.</param>
    /// <param name="dh">H × B: how the loss changes with h, through the output and through the next step.</param>
    /// <param name="dc">H × B: how it changes with c through the next step on entry, with cBefore on return.</param>
    public abstract void CloseGates(
        int hidden, Span<float> gates, ReadOnlySpan<float> cBefore, ReadOnlySpan<float> tanhC, ReadOnlySpan<float> dh, Span<float> dc);
}
