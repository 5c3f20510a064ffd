namespace SalesWeb.Network;

/// <summary>
/// Trains a network: every epoch sees the training examples once in a new order, all or as many as an epoch takes, batch by batch, and ends with the loss on the
/// validation examples. Training stops when that has not fallen for a while, and the weights that did best on it are kept.
/// </summary>
/// <remarks>Sums are taken in a fixed order: the same seed gives the same weights to the bit on the same machine, for any number of threads.</remarks>
public static class TrainingLoop
{
    /// <summary>Examples that are measured together on the validation side.</summary>
    private const int ValidationBatch = 64;

    /// <param name="network">Trained in place. However this ends, it holds the best weights so far: those it came with while no epoch is complete.</param>
    /// <param name="loss">What is to become small.</param>
    /// <param name="training">What it learns from.</param>
    /// <param name="validation">What it is judged by, never learnt from; null to train for all epochs and keep the last weights.</param>
    /// <param name="options">How.</param>
    /// <param name="onEpoch">Told of every epoch when it is complete, on the caller's thread.</param>
    /// <param name="cancellation">Asked before every batch.</param>
    /// <param name="checkpoint">Written behind every epoch; where it is there already, training goes on behind the epoch it was written at.</param>
    /// <exception cref="UserErrorException">An option is out of range, the loss is no longer a finite number, or the checkpoint is not of this training.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TrainingResult Run(
        CnnLstm network,
        ILoss loss,
        IExamples training,
        IExamples? validation,
        TrainingOptions options,
        Action<EpochLoss> onEpoch,
        CancellationToken cancellation,
        Checkpoint? checkpoint = null)
    {
        options.Check();
        using var crew = new Crew(options.Threads);
        var adam = new Adam(network.Parameters, options.LearningRate, options.WeightDecay, options.ClipNorm);
        var step = new TrainingStep(network, loss, adam, crew);
        var state = new TrainingState(network, adam, options);
        try
        {
            checkpoint?.Open(state, TrainingIdentity.Of(network, training, validation, options));
            while (!state.IsOver)
            {
                var trainingLoss = Learn(state, step, training, cancellation);
                var validationLoss = IsFinite(trainingLoss) && validation is not null ? Validate(step, validation, cancellation) : trainingLoss;
                CheckFinite(validationLoss, state.Epoch + 1, options);
                state.Complete(validation is null ? null : validationLoss);
                onEpoch(new EpochLoss(state.Epoch, trainingLoss, validationLoss));
                checkpoint?.Save(state);
            }

            CheckFinite(state);
            return new TrainingResult(state.BestEpoch, state.Epoch, state.BestLoss, StoppedEarly: state.Epoch < options.MaxEpochs);
        }
        finally
        {
            state.Best.Restore();
        }
    }

    /// <summary>Learns from every example once, or from as many as an epoch takes. Their order depends on seed and epoch alone, so that no epoch needs those before it.</summary>
    private static double Learn(TrainingState state, TrainingStep step, IExamples training, CancellationToken cancellation)
    {
        var options = state.Options;
        var chance = new Chance((ulong)options.Seed).Of(state.Epoch + 1);
        var order = Enumerable.Range(0, training.Count).ToArray();
        new Random(chance.ToSeed()).Shuffle(order);
        if (options.ExamplesPerEpoch > 0 && options.ExamplesPerEpoch < order.Length)
            order = order[..options.ExamplesPerEpoch];
        var seen = 0;
        return MeanOverBatches(order, options.BatchSize, LearnBatch, cancellation);

        double LearnBatch(ReadOnlySpan<int> chosen)
        {
            state.Adam.LearningRate = state.Schedule.At((state.Epoch + ((double)seen / order.Length)) / options.MaxEpochs);
            var loss = step.Run(training, chosen, chance.Of(seen));
            seen += chosen.Length;
            return loss;
        }
    }

    private static double Validate(TrainingStep step, IExamples validation, CancellationToken cancellation) =>
        MeanOverBatches([.. Enumerable.Range(0, validation.Count)], ValidationBatch, chosen => step.Measure(validation, chosen), cancellation);

    /// <summary>The mean loss per example; not a finite number as soon as that of one batch is not.</summary>
    private static double MeanOverBatches(int[] order, int batchSize, Func<ReadOnlySpan<int>, double> measure, CancellationToken cancellation)
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

    /// <summary>What the last step did is in no loss any more.</summary>
    private static void CheckFinite(TrainingState state)
    {
        foreach (var parameter in state.Network.Parameters)
        {
            if (parameter.Values.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) >= 0)
                CheckFinite(double.NaN, state.Epoch, state.Options);
        }
    }

    private static void CheckFinite(double loss, int epoch, TrainingOptions options)
    {
        if (!IsFinite(loss))
        {
            throw new UserErrorException(
                $"In epoch {epoch} the loss was no longer a finite number, so training was stopped.",
                $"Lower the learning rate (it is {options.LearningRate}), {Clipping(options)}, or look in the data for values far out of proportion.");
        }
    }

    private static string Clipping(TrainingOptions options) => options.ClipNorm == 0
        ? "limit the gradients with clip_norm (it is 0, which is off; 1 is a good beginning)"
        : $"lower clip_norm (it is {options.ClipNorm})";

    /// <summary>Losses are summed in float64, but one that float32 cannot hold has gradients that are no numbers any more.</summary>
    private static bool IsFinite(double loss) => float.IsFinite((float)loss);
}
