using SalesWeb.Network.Kernels;

namespace SalesWeb.Network;

/// <summary>
/// How fast the network trains and predicts on this machine: random data held in memory, so that only forward, backward and the
/// optimizer's step are timed; the fastest of five epochs counts. Beside it stands what the cores could do at most.
/// </summary>
public static class NetworkBenchmark
{
    private const int Repeats = 5;
    private const int SinglePredictions = 200;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    /// <param name="shape">The network's sizes.</param>
    /// <param name="batch">Windows per batch, at least 1.</param>
    /// <param name="samples">Windows per epoch, at least 1.</param>
    /// <param name="threads">Threads that share a batch, at least 1.</param>
    /// <param name="clock">Measures the time.</param>
    /// <param name="cancellation">Asked before every epoch.</param>
    /// <exception cref="UserErrorException">A size is out of range.</exception>
    public static NetworkBenchmarkResult Run(
        CnnLstmShape shape, int batch, int samples, int threads, TimeProvider clock, CancellationToken cancellation = default)
    {
        BenchmarkExamples.Check(shape, batch, samples, threads);
        var random = new Random(0);
        var network = new CnnLstm(shape, random);
        using var single = new Crew(1);
        using var crew = new Crew(threads);
        var peakOfOne = MultiplyAddPeak.Measure(single, clock, cancellation);
        var peak = threads == 1 ? peakOfOne : MultiplyAddPeak.Measure(crew, clock, cancellation);
        var step = new TrainingStep(network, new MeanSquaredError(), new Adam(network.Parameters), crew);
        var examples = BenchmarkExamples.Draw(shape, samples, random);
        var batches = Enumerable.Range(0, samples).Chunk(batch).ToArray();

        var training = Fastest(() => Array.ForEach(batches, chosen => step.Run(examples, chosen)));
        var inference = Fastest(() => Array.ForEach(batches, chosen => step.Measure(examples, chosen)));
        var prediction = Fastest(PredictSingly);
        var trainOperations = samples * NetworkOperations.Training(shape) / training.TotalSeconds;
        var inferOperations = samples * NetworkOperations.Forward(shape) / inference.TotalSeconds;
        return new NetworkBenchmarkResult
        {
            Features = shape.Features,
            Channels = shape.Channels,
            Kernel = shape.Kernel,
            Hidden = shape.Hidden,
            Window = shape.Window,
            Outputs = shape.Outputs,
            Batch = batch,
            Samples = samples,
            TrainSamplesPerSecond = Math.Round(samples / training.TotalSeconds),
            InferSamplesPerSecond = Math.Round(samples / inference.TotalSeconds),
            SingleMicroseconds = Math.Round(prediction.TotalMicroseconds / SinglePredictions, 1),
            Threads = threads,
            Registers = Simd.Widest.ToString(),
            TrainGflops = Giga(trainOperations),
            InferGflops = Giga(inferOperations),
            PeakGflops = Giga(peak),
            PeakOfOneThreadGflops = Giga(peakOfOne),
            TrainShareOfPeak = Math.Round(trainOperations / peak, 4),
            InferShareOfPeak = Math.Round(inferOperations / peak, 4),
        };

        TimeSpan Fastest(Action work)
        {
            // What runs often is compiled anew while it runs; what a training of more than a moment sees comes after that.
            var began = clock.GetTimestamp();
            do
            {
                Time(work);
            }
            while (clock.GetElapsedTime(began) < WarmUp);
            return Enumerable.Range(0, Repeats).Min(_ => Time(work));
        }

        TimeSpan Time(Action work)
        {
            cancellation.ThrowIfCancellationRequested();
            var start = clock.GetTimestamp();
            work();
            return clock.GetElapsedTime(start);
        }

        void PredictSingly()
        {
            for (var n = 0; n < SinglePredictions; n++)
                network.Predict(examples.Input(0));
        }
    }

    private static double Giga(double operationsPerSecond) => Math.Round(operationsPerSecond / 1e9, 3);
}
