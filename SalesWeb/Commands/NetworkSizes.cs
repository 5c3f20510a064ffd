using System.CommandLine;
using SalesWeb.Network;

namespace SalesWeb.Commands;

/// <summary>The sizes that a measurement of the network takes, as options.</summary>
internal sealed class NetworkSizes
{
    private const int DefaultBatch = 32;
    private const int DefaultSamples = 2048;

    private static readonly CnnLstmShape Default = new();

    private readonly Option<int> _features = Whole.Number("--features", Default.Features, "Values in each period.");
    private readonly Option<int> _channels = Whole.Number("--channels", Default.Channels, "Filters of the convolution.");
    private readonly Option<int> _kernel = Whole.Number("--kernel", Default.Kernel, "Periods that each filter sees.");
    private readonly Option<int> _hidden = Whole.Number("--hidden", Default.Hidden, "Units of the LSTM.");
    private readonly Option<int> _window = Whole.Number("--window", Default.Window, "Periods that the network sees.");
    private readonly Option<int> _outputs = Whole.Number("--outputs", Default.Outputs, "Values that it returns.");
    private readonly Option<int> _batch = Whole.Number("--batch", DefaultBatch, "Examples in each step.");
    private readonly Option<int> _samples = Whole.Number("--samples", DefaultSamples, "Examples in each epoch.");
    private readonly Option<int> _threads =
        Whole.Number("--threads", Environment.ProcessorCount, "Threads that share a batch; the result does not depend on it.");

    public IEnumerable<Symbol> Options => [_features, _channels, _kernel, _hidden, _window, _outputs, _batch, _samples, _threads];

    public CnnLstmShape Shape(ParseResult parsed) => new()
    {
        Features = parsed.GetValue(_features),
        Channels = parsed.GetValue(_channels),
        Kernel = parsed.GetValue(_kernel),
        Hidden = parsed.GetValue(_hidden),
        Window = parsed.GetValue(_window),
        Outputs = parsed.GetValue(_outputs),
    };

    public int Batch(ParseResult parsed) => parsed.GetValue(_batch);

    public int Samples(ParseResult parsed) => parsed.GetValue(_samples);

    public int Threads(ParseResult parsed) => parsed.GetValue(_threads);
}
