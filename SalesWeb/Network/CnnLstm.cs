namespace SalesWeb.Network;

/// <summary>
/// A forecaster of the next values from a window of the last ones: what is shaped like a week is found by convolutions,
/// what lasts is remembered by LSTMs, and a head turns their last state into the forecast.
/// <code>
///   x  F × W·B  → (Convolution → LayerNorm? → Relu → Dropout?) … → Lstm (→ Dropout? → Lstm) → last step → Dropout?  H × B
///   → Linear                                        → y  O × B
///   → MultiHorizonHead, with the known future G × P·B → y  Q × P·B
/// </code>
/// With the default <see cref="CnnLstmShape"/> it is the reference network, number for number.
/// </summary>
/// <remarks>
/// Between calls it holds its parameters and nothing else, so one instance serves any number of predictions at once.
/// Only one caller at a time may train it; predictions made meanwhile see the weights as they change.
/// </remarks>
public sealed class CnnLstm
{
    /// <summary>Windows that go through the network together when many are predicted: enough for its products, few enough for the cache.</summary>
    private const int WindowsPerBatch = 64;

    private readonly Chain _layers;
    private readonly MultiHorizonHead? _head;

    /// <summary>An untrained network.</summary>
    /// <param name="shape">Its sizes.</param>
    /// <param name="random">Draws the first weights from the distributions PyTorch draws them from; the same seed, the same network.</param>
    /// <exception cref="UserErrorException">The sizes make no network.</exception>
    public CnnLstm(CnnLstmShape shape, Random random)
    {
        shape.Check();
        Shape = shape;
        var encoder = Encoder(shape, random).ToList();
        if (shape.Head is { } head)
            _head = new MultiHorizonHead("head", head, random);
        else
            encoder.Add(new Linear("fc", shape.Hidden, shape.Outputs, random));
        _layers = new Chain([.. encoder]);
        Parameters = [.. _layers.Parameters, .. _head?.Parameters ?? []];
    }

    public CnnLstmShape Shape { get; }

    /// <summary>In PyTorch's order: convolutions, LSTMs, head.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    private static IEnumerable<ILayer> Encoder(CnnLstmShape shape, Random random)
    {
        for (var n = 1; n <= shape.Convolutions; n++)
        {
            var dilation = shape.IsCausal ? 1 << (n - 1) : 1;
            yield return new Convolution(
                $"conv{n}", n == 1 ? shape.Features : shape.Channels, shape.Channels, shape.Kernel, random, dilation, shape.IsCausal);
            if (shape.HasLayerNorm)
                yield return new LayerNorm($"norm{n}", shape.Channels);
            yield return new Relu();
            if (shape.Dropout > 0)
                yield return new Dropout(shape.Dropout);
        }

        for (var level = 0; level < shape.LstmLayers; level++)
        {
            if (level > 0 && shape.Dropout > 0)
                yield return new Dropout(shape.Dropout);
            yield return new Lstm("lstm", level == 0 ? shape.Channels : shape.Hidden, shape.Hidden, random, level);
        }

        yield return new LastStep();
        if (shape.Dropout > 0)
            yield return new Dropout(shape.Dropout);
    }

    /// <summary>Reads the weights that <see cref="Save"/> or PyTorch wrote.</summary>
    /// <param name="path">A safetensors file with the tensors of the network.</param>
    /// <param name="window">The window in steps, for a file that does not say; one that does must agree.</param>
    /// <exception cref="UserErrorException">The file is absent, damaged, of another network, or does not say its window and neither does the caller.</exception>
    public static CnnLstm Load(string path, int? window = null) => WeightsFile.Load(path, window);

    /// <summary>Writes the weights in the safetensors format under PyTorch's names, with the window as metadata; all or nothing.</summary>
    /// <exception cref="UserErrorException">The file cannot be written there.</exception>
    public void Save(string path) => WeightsFile.Save(this, path);

    /// <summary>Room for batches of one size, for one caller.</summary>
    /// <param name="batch">B, at least 1.</param>
    public CnnLstmPass Pass(int batch) => new(Shape, _layers.Pass(Shape.Window, batch), _head?.Pass(batch), batch);

    /// <summary>The O values that follow one window.</summary>
    /// <param name="window">W × F, step after step, the oldest first.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not W·F values.</exception>
    public float[] Predict(ReadOnlySpan<float> window)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(window.Length, Shape.WindowLength);
        return PredictBatch(window);
    }

    /// <summary>The O values that follow each of N windows: N × O, window after window; to the bit what <see cref="Predict"/> gives for each.</summary>
    /// <param name="windows">N × W × F, window after window, in each the oldest step first; N may be 0.</param>
    /// <exception cref="ArgumentException">Not a whole number of windows.</exception>
    public float[] PredictBatch(ReadOnlySpan<float> windows)
    {
        if (Shape.Head is not null)
            throw new InvalidOperationException("A network with a head reads more than windows; fill the input of a pass.");

        var (count, rest) = Math.DivRem(windows.Length, Shape.WindowLength);
        if (rest != 0)
            throw new ArgumentException($"{windows.Length} values are not a whole number of windows of {Shape.WindowLength}.", nameof(windows));

        var outputs = new float[count * Shape.Outputs];
        CnnLstmPass? pass = null;
        for (var first = 0; first < count; first += pass.Input.Batch)
        {
            var batch = Math.Min(WindowsPerBatch, count - first);
            pass = pass?.Input.Batch == batch ? pass : Pass(batch);
            for (var b = 0; b < batch; b++)
                pass.Input.Window.SetExample(b, windows.Slice((first + b) * Shape.WindowLength, Shape.WindowLength));
            pass.Forward().Floats.CopyTo(outputs.AsSpan(first * Shape.Outputs));
        }

        return outputs;
    }
}
