using System.CommandLine;
using SalesWeb.Network;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>bench network</c>: how fast this machine trains and predicts. <c>bench scaling</c>: how a training grows.</summary>
internal static class BenchCommand
{
    public static Command Create(Verb verb)
    {
        var bench = new Command("bench", "Measures the speed of this machine.");
        bench.Add(Network(verb));
        bench.Add(Scaling(verb));
        return bench;
    }

    private static Command Network(Verb verb)
    {
        var sizes = new NetworkSizes();
        return verb.Over(
            "network",
            "Measures training and inference in examples a second, at the best of five epochs, what share that is of the most that the "
                + "cores can multiply and add, and a single prediction in microseconds.",
            sizes.Options,
            (parsed, call) =>
            {
                var result = NetworkBenchmark.Run(
                    sizes.Shape(parsed), sizes.Batch(parsed), sizes.Samples(parsed), sizes.Threads(parsed), TimeProvider.System, call.Cancellation);
                return call.Answer(result, console => console.Write(Tables.Of(
                    ["", "", "", ""],
                    [
                        Speed("training", result.TrainSamplesPerSecond, result.TrainGflops, result.TrainShareOfPeak),
                        Speed("inference", result.InferSamplesPerSecond, result.InferGflops, result.InferShareOfPeak),
                        ["one prediction", $"{result.SingleMicroseconds:N1} microseconds", "", ""],
                        [$"peak on {result.Threads} threads", result.Registers, $"{result.PeakGflops:N1} GFLOP/s", ""],
                        ["peak on 1 thread", result.Registers, $"{result.PeakOfOneThreadGflops:N1} GFLOP/s", ""],
                    ])));
            });
    }

    private static string[] Speed(string name, double samplesPerSecond, double gflops, double shareOfPeak) =>
        [name, $"{samplesPerSecond:N0} examples a second", $"{gflops:N1} GFLOP/s", $"{shareOfPeak:P1} of the peak"];

    private static Command Scaling(Verb verb)
    {
        var sizes = new NetworkSizes();
        return verb.Over(
            "scaling",
            "Measures how time and memory of a training grow with epochs (1, 10, 100), windows (1, 4, 16 times as long) and examples (1, 10, 100 times as many).",
            sizes.Options,
            (parsed, call) =>
            {
                var result = NetworkScaling.Run(
                    sizes.Shape(parsed), sizes.Batch(parsed), sizes.Samples(parsed), sizes.Threads(parsed), TimeProvider.System, call.Cancellation);
                return call.Answer(result, console =>
                {
                    Draw(console, "epochs", [result.Epochs]);
                    Draw(console, "window", result.Windows);
                    Draw(console, "examples", result.Samples);
                });
            });
    }

    private static void Draw(IAnsiConsole console, string grown, IEnumerable<ScaledTraining> trainings) => console.Write(Tables.Of(
        [grown, "examples", "window", "seconds an epoch", "ns an example and step", "after epoch", "MiB in use", "most MiB taken"],
        from training in trainings
        from memory in training.Memory
        select (string[])
        [
            $"{training.Factor}×",
            $"{training.Samples:N0}",
            $"{training.Window:N0}",
            $"{training.SecondsPerEpoch:N4}",
            $"{training.NanosecondsPerStep:N1}",
            $"{memory.Epoch}",
            $"{memory.ManagedMib:N1}",
            $"{memory.PeakWorkingSetMib:N1}",
        ],
        0, 1, 2, 3, 4, 5, 6, 7));
}
