namespace SalesWeb.Network;

/// <summary>
/// How fast the network trains and predicts on this machine: random data held in memory, so that only forward, backward and the
/// optimizer's step are timed; the fastest of five epochs counts.
/// </summary>
public static class NetworkBenchmark
{
    private const int Repeats = 5;
    private const int SinglePredictions = 200;
    private const int MostValues = 100_000_000;

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
        if (batch < 1 || samples < 1)
            throw new UserErrorException($"batch is {batch} and samples is {samples}; both must be at least 1.", "Correct the sizes of the benchmark.");

        shape.Check();
        if ((long)samples * Math.Max(shape.WindowLength, shape.Outputs) > MostValues)
            throw new UserErrorException($"{samples} samples of these sizes are more than {MostValues} values.", "Measure with fewer samples.");

        var random = new Random(0);
        var network = new CnnLstm(shape, random);
        using var crew = new Crew(threads);
        var step = new TrainingStep(network, new MeanSquaredError(), new Adam(network.Parameters), crew);
        var examples = RandomExamples(shape, samples, random);
        var batches = Enumerable.Range(0, samples).Chunk(batch).ToArray();

        var training = Fastest(() => Array.ForEach(batches, chosen => step.Run(examples, chosen)));
        var inference = Fastest(() => Array.ForEach(batches, chosen => step.Measure(examples, chosen)));
        var single = Fastest(PredictSingly);
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
            SingleMicroseconds = Math.Round(single.TotalMicroseconds / SinglePredictions, 1),
        };

        TimeSpan Fastest(Action work)
        {
            work();
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

    private static Examples RandomExamples(CnnLstmShape shape, int samples, Random random)
    {
        return new Examples(Draw(samples * shape.WindowLength), Draw(samples * shape.Outputs), samples);

        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextSingle() - 1)];
    }
}
