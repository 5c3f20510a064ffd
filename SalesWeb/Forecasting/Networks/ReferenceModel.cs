using SalesWeb.Network;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// The convolutional LSTM: it reads the last periods, scaled, and says all steps of the horizon at once.
/// Good where sales have a shape that a formula does not name; it wants some hundred periods of past.
/// </summary>
/// <param name="network">Its shape; the horizon is that of the fit.</param>
/// <param name="training">How it learns. The same seed gives the same forecast.</param>
/// <param name="listener">Told of the training and of every epoch.</param>
/// <param name="checkpoint">Where training leaves what it needs to go on; null where it cannot be gone on with.</param>
public sealed class ReferenceModel(
    NetworkSettings network, TrainingSettings training, FitListener? listener = null, Checkpoint? checkpoint = null) : IModel
{
    public string Name => "CNNLSTM-Reference";

    /// <inheritdoc/>
    IReadOnlyList<Fitted> IModel.Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation)
    {
        // A core trains a series of its own rather than a share of each batch, where there are enough of them.
        var each = histories.Count < Environment.ProcessorCount ? this : new ReferenceModel(network, training with { Threads = 1 }, listener, checkpoint);
        return Fitted.Each(histories, history => new BoundForecaster(each.Fit(history.Series, options, cancellation).Forecaster, history), cancellation);
    }

    /// <summary>Trains a network, and keeps what became known of it on the validation days.</summary>
    /// <param name="history">All that may be known.</param>
    /// <param name="options">How far and how surely it is to forecast.</param>
    /// <param name="cancellation">Looked at before every batch.</param>
    /// <exception cref="UserErrorException">The series is too short; the message says how much it needs.</exception>
    public FittedNetwork Fit(SalesSeries history, FitOptions options, CancellationToken cancellation = default)
    {
        var split = TrainingSplit.Of(history, new ExampleWindows(network.Window, options.Horizon), training.ValidationShare);
        var scale = Scale.Of(history.Values.AsSpan()[..split.Training]);
        var scaled = history.Values.Select(scale.Apply).ToArray();

        listener?.OnStage(new FitStage { Network = 1, Networks = 1, Count = 1, MaxEpochs = training.MaxEpochs });
        var cnnLstm = new CnnLstm(ShapeFor(options.Horizon), new Random(training.Seed));
        var result = TrainingLoop.Run(
            cnnLstm,
            new MeanSquaredError(),
            ExamplesAt(scaled, split.Windows, split.Windows.Origins(0, split.Training)),
            ExamplesAt(scaled, split.Windows, split.Windows.Origins(split.Training, history.Length)),
            TrainingOptionsOf.Settings(training),
            (listener ?? FitListener.None).OnEpoch,
            cancellation,
            checkpoint);

        var errors = ErrorsOf(cnnLstm, scale, history, split, options.Quantiles);
        var normalization = new Normalization
        {
            Mean = scale.Mean,
            Std = scale.Deviation,
            Window = network.Window,
            Horizon = options.Horizon,
            Frequency = history.Frequency,
            Category = history.Id,
            MayBeNegative = history.HasReturns,
            Levels = errors.Levels,
            Deviations = [.. errors.Deviations],
        };
        return new FittedNetwork(new ReferenceForecaster(cnnLstm, normalization), result, split.Training);
    }

    private CnnLstmShape ShapeFor(int horizon) => new()
    {
        Window = network.Window,
        Channels = network.Channels,
        Kernel = network.Kernel,
        Hidden = network.Hidden,
        Outputs = horizon,
    };

    private static Examples ExamplesAt(float[] scaled, ExampleWindows windows, IReadOnlyList<int> origins)
    {
        var inputs = new float[origins.Count * windows.Length];
        var targets = new float[origins.Count * windows.Horizon];
        for (var n = 0; n < origins.Count; n++)
        {
            scaled.AsSpan(origins[n] - windows.Length, windows.Length).CopyTo(inputs.AsSpan(n * windows.Length));
            scaled.AsSpan(origins[n], windows.Horizon).CopyTo(targets.AsSpan(n * windows.Horizon));
        }

        return new Examples(inputs, targets, origins.Count);
    }

    private static ErrorQuantiles ErrorsOf(
        CnnLstm network, Scale scale, SalesSeries history, TrainingSplit split, IReadOnlyList<double> levels)
    {
        var values = history.Values.AsSpan();
        var origins = split.Windows.Origins(split.Training, history.Length);
        var errors = Enumerable.Range(0, split.Windows.Horizon).Select(_ => new double[origins.Count]).ToArray();
        for (var n = 0; n < origins.Count; n++)
        {
            var point = ReferenceForecaster.Point(network, scale, values[..origins[n]]);
            for (var step = 0; step < point.Length; step++)
                errors[step][n] = point[step] - values[origins[n] + step];
        }

        return ErrorQuantiles.Of(errors, levels);
    }
}
