namespace SalesWeb.Network;

/// <summary>
/// How time and memory of a training grow: with epochs, with samples and with the length of the window. It is the whole training
/// loop over random data, with the order drawn anew and the weights kept at every epoch; only reading files and writing checkpoints is left out.
/// </summary>
public static class NetworkScaling
{
    private const int ShortTraining = 5;
    private static readonly int[] LongTraining = [1, 10, 100];
    private static readonly int[] SampleFactors = [1, 10, 100];
    private static readonly int[] WindowFactors = [1, 4, 16];

    /// <param name="shape">The network's sizes, with a linear head; its window is the shortest.</param>
    /// <param name="batch">Windows per batch, at least 1; as many are validated on.</param>
    /// <param name="samples">Windows in the smallest epoch, at least 1.</param>
    /// <param name="threads">Threads that share a batch, at least 1.</param>
    /// <param name="clock">Measures the time.</param>
    /// <param name="cancellation">Asked before every batch.</param>
    /// <exception cref="UserErrorException">A size is out of range, or will be when it is multiplied.</exception>
    public static NetworkScalingResult Run(
        CnnLstmShape shape, int batch, int samples, int threads, TimeProvider clock, CancellationToken cancellation = default)
    {
        BenchmarkExamples.Check(shape, batch, (long)samples * SampleFactors[^1], threads);
        var windows = WindowFactors.Select(factor => (Factor: factor, Shape: shape with { Window = (int)Math.Min((long)shape.Window * factor, int.MaxValue) })).ToArray();
        BenchmarkExamples.Check(windows[^1].Shape, batch, samples, threads);

        // The smallest come first, because the highest working set never falls again.
        return new NetworkScalingResult
        {
            Shape = shape,
            Batch = batch,
            Threads = threads,
            Epochs = Train(factor: 1, shape, samples, LongTraining),
            Windows = [.. windows.Select(window => Train(window.Factor, window.Shape, samples, [1, ShortTraining]))],
            Samples = [.. SampleFactors.Select(factor => Train(factor, shape, samples * factor, [1, ShortTraining]))],
        };

        ScaledTraining Train(int factor, CnnLstmShape sizes, int count, int[] looks)
        {
            var random = new Random(0);
            var network = new CnnLstm(sizes, random);
            var training = BenchmarkExamples.Draw(sizes, count, random);
            var validation = BenchmarkExamples.Draw(sizes, batch, random);
            var options = new TrainingOptions { BatchSize = batch, MaxEpochs = looks[^1], PatienceEpochs = looks[^1], Threads = threads };
            var (fastest, memory) = (TimeSpan.MaxValue, new List<MemoryUse>());
            var start = clock.GetTimestamp();
            TrainingLoop.Run(network, new MeanSquaredError(), training, validation, options, OnEpoch, cancellation);
            return new ScaledTraining
            {
                Factor = factor,
                Samples = count,
                Window = sizes.Window,
                SecondsPerEpoch = Math.Round(fastest.TotalSeconds, 6),
                NanosecondsPerStep = Math.Round(fastest.TotalNanoseconds / count / NetworkOperations.EncodedSteps(sizes), 1),
                Memory = memory,
            };

            // Looking at the memory is not part of an epoch.
            void OnEpoch(EpochLoss loss)
            {
                var took = clock.GetElapsedTime(start);
                fastest = took < fastest ? took : fastest;
                if (looks.Contains(loss.Epoch))
                    memory.Add(Look(loss.Epoch));
                start = clock.GetTimestamp();
            }
        }
    }

    private static MemoryUse Look(int epoch)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new MemoryUse
        {
            Epoch = epoch,
            ManagedMib = Mebibytes(GC.GetTotalMemory(forceFullCollection: true)),
            PeakWorkingSetMib = Mebibytes(process.PeakWorkingSet64),
        };
    }

    private static double Mebibytes(long bytes) => Math.Round(bytes / (1024.0 * 1024.0), 2);
}
