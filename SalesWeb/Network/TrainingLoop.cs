namespace SalesWeb.Network;

/// <summary>
/// Trains a network: every epoch sees all training examples once in a new order, batch by batch, and ends with the loss on the
/// validation examples. Training stops when that has not fallen for a while, and the weights that did best on it are kept.
/// </summary>
/// <remarks>It runs on one thread and sums in a fixed order: the same seed gives the same weights to the bit on the same machine.</remarks>
public static class TrainingLoop
{
    /// <summary>Examples that are measured together on the validation side.</summary>
    private const int ValidationBatch = 64;

    /// <param name="network">Trained in place. However this ends, it holds the best weights so far: those it came with while no epoch is complete.</param>
    /// <param name="training">What it learns from.</param>
    /// <param name="validation">What it is judged by, never learnt from.</param>
    /// <param name="options">How.</param>
    /// <param name="onEpoch">Told of every epoch when it is complete, on the caller's thread.</param>
    /// <param name="cancellation">Asked before every batch.</param>
    /// <exception cref="UserErrorException">An option is out of range, or the loss is no longer a finite number.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TrainingResult Run(
        CnnLstm network,
        IExamples training,
        IExamples validation,
        TrainingOptions options,
        Action<EpochLoss> onEpoch,
        CancellationToken cancellation)
    {
        options.Check();
        var random = new Random(options.Seed);
        using var crew = new Crew(options.Threads);
        var step = new TrainingStep(network, new MeanSquaredError(), new Adam(network.Parameters), crew);
        var best = new Weights(network);
        var (bestEpoch, bestLoss) = (0, double.PositiveInfinity);
        var order = Enumerable.Range(0, training.Count).ToArray();
        try
        {
            for (var epoch = 1; ; epoch++)
            {
                random.Shuffle(order);
                var trainingLoss = MeanOverBatches(order, options.BatchSize, Learn, cancellation);
                var validationLoss = IsFinite(trainingLoss) ? Validate(step, validation, cancellation) : trainingLoss;
                CheckFinite(validationLoss, epoch, options);
                if (validationLoss < bestLoss)
                {
                    (bestEpoch, bestLoss) = (epoch, validationLoss);
                    best.Take();
                }

                onEpoch(new EpochLoss(epoch, trainingLoss, validationLoss));
                var patienceIsOver = epoch - bestEpoch >= options.PatienceEpochs;
                if (patienceIsOver || epoch == options.MaxEpochs)
                    return new TrainingResult(bestEpoch, epoch, bestLoss, StoppedEarly: epoch < options.MaxEpochs);
            }
        }
        finally
        {
            best.Restore();
        }

        double Learn(ReadOnlySpan<int> chosen) => step.Run(training, chosen, options.LearningRate);
    }

    private static double Validate(TrainingStep step, IExamples validation, CancellationToken cancellation) =>
        MeanOverBatches([.. Enumerable.Range(0, validation.Count)], ValidationBatch, chosen => step.Measure(validation, chosen), cancellation);

    /// <summary>The mean loss per example; not a finite number as soon as that of one batch is not.</summary>
    private static double MeanOverBatches(
        int[] order, int batchSize, Func<ReadOnlySpan<int>, double> measure, CancellationToken cancellation)
    {
        var sum = 0.0;
        for (var first = 0; first < order.Length && IsFinite(sum); first += batchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            var chosen = order.AsSpan(first, Math.Min(batchSize, order.Length - first));
            sum += measure(chosen) * chosen.Length;
        }

        return sum / order.Length;
    }

    private static void CheckFinite(double loss, int epoch, TrainingOptions options)
    {
        if (!IsFinite(loss))
        {
            throw new UserErrorException(
                $"In epoch {epoch} the loss was no longer a finite number, so training was stopped.",
                $"Lower the learning rate (it is {options.LearningRate}), or look in the data for values far out of proportion.");
        }
    }

    /// <summary>Losses are summed in float64, but one that float32 cannot hold has gradients that are no numbers any more.</summary>
    private static bool IsFinite(double loss) => float.IsFinite((float)loss);
}
