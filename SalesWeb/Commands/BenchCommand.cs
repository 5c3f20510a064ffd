using System.CommandLine;
using SalesWeb.Network;

namespace SalesWeb.Commands;

/// <summary><c>bench network</c>: how fast this machine trains and predicts.</summary>
internal static class BenchCommand
{
    private const int DefaultBatch = 32;
    private const int DefaultSamples = 2048;

    public static Command Create(Verb verb)
    {
        var bench = new Command("bench", "Measures the speed of this machine.");
        bench.Add(Network(verb));
        return bench;
    }

    private static Command Network(Verb verb)
    {
        var shape = new CnnLstmShape();
        var features = Whole.Number("--features", shape.Features, "Values in each period.");
        var channels = Whole.Number("--channels", shape.Channels, "Filters of the convolution.");
        var kernel = Whole.Number("--kernel", shape.Kernel, "Periods that each filter sees.");
        var hidden = Whole.Number("--hidden", shape.Hidden, "Units of the LSTM.");
        var window = Whole.Number("--window", shape.Window, "Periods that the network sees.");
        var outputs = Whole.Number("--outputs", shape.Outputs, "Values that it returns.");
        var batch = Whole.Number("--batch", DefaultBatch, "Examples in each step.");
        var samples = Whole.Number("--samples", DefaultSamples, "Examples in each epoch.");
        var threads = Whole.Number("--threads", Environment.ProcessorCount, "Threads that share a batch; the result does not depend on it.");
        return verb.Over(
            "network",
            "Measures training and inference in examples a second and a single prediction in microseconds, at the best of five epochs.",
            [features, channels, kernel, hidden, window, outputs, batch, samples, threads],
            (parsed, call) =>
            {
                var sizes = new CnnLstmShape
                {
                    Features = parsed.GetValue(features),
                    Channels = parsed.GetValue(channels),
                    Kernel = parsed.GetValue(kernel),
                    Hidden = parsed.GetValue(hidden),
                    Window = parsed.GetValue(window),
                    Outputs = parsed.GetValue(outputs),
                };
                var result = NetworkBenchmark.Run(
                    sizes, parsed.GetValue(batch), parsed.GetValue(samples), parsed.GetValue(threads), TimeProvider.System, call.Cancellation);
                return call.Answer(result, console => console.Write(Tables.Of(
                    ["", ""],
                    [
                        ["training", $"{result.TrainSamplesPerSecond:N0} examples a second"],
                        ["inference", $"{result.InferSamplesPerSecond:N0} examples a second"],
                        ["one prediction", $"{result.SingleMicroseconds:N1} microseconds"],
                    ])));
            });
    }
}
