namespace SalesWeb.Network;

/// <summary>
/// Floating-point operations that a network's products take for one example; a multiply-add is two. What is done element by
/// element (gates, ReLU, Adam) is left out, as is usual.
/// <code>
///   convolution n   2 C F K T[n]         F = C from the second on;  T[n] steps come out of it
///   LSTM            2 · 4H (C + H) T     C = H from the second on;  T steps come out of the last convolution
///   linear head     2 H O
/// </code>
/// </summary>
public static class NetworkOperations
{
    /// <summary>A prediction.</summary>
    /// <param name="shape">The network's sizes, with a linear head.</param>
    public static long Forward(CnnLstmShape shape)
    {
        var convolutions = Enumerable.Range(1, shape.Convolutions)
            .Sum(n => 2L * shape.Channels * (n == 1 ? shape.Features : shape.Channels) * shape.Kernel * StepsAfter(n, shape));
        var lstms = Enumerable.Range(1, shape.LstmLayers)
            .Sum(level => 2L * 4 * shape.Hidden * ((level == 1 ? shape.Channels : shape.Hidden) + shape.Hidden) * EncodedSteps(shape));
        return convolutions + lstms + (2L * shape.Hidden * shape.Outputs);
    }

    /// <summary>
    /// Forward and backward: every product has two on the way back, one for its weights and one for its input. (The first
    /// convolution needs the first alone; by convention it is counted like the others.)
    /// </summary>
    /// <param name="shape">The network's sizes, with a linear head.</param>
    public static long Training(CnnLstmShape shape) => 3 * Forward(shape);

    /// <summary>T: the steps that an LSTM goes through for one window.</summary>
    public static int EncodedSteps(CnnLstmShape shape) => StepsAfter(shape.Convolutions, shape);

    private static int StepsAfter(int convolutions, CnnLstmShape shape) =>
        shape.IsCausal ? shape.Window : shape.Window - (convolutions * (shape.Kernel - 1));
}
