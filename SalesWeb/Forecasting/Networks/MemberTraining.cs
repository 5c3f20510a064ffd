using System.Runtime.ExceptionServices;
using SalesWeb.Network;
using SalesWeb.Settings;

namespace SalesWeb.Forecasting.Networks;

/// <summary>
/// Trains the networks of the full form, each from a seed of its own and with a checkpoint of its own:
/// those that are judged on what is kept back, and those that learn from all periods for as many epochs as did best.
/// </summary>
/// <param name="training">How they learn.</param>
/// <param name="loss">What is to become small.</param>
/// <param name="listener">Told of every training and every epoch.</param>
/// <param name="checkpoint">Where trainings leave what they need to go on; null where they cannot be gone on with.</param>
internal sealed class MemberTraining(TrainingSettings training, ILoss loss, FitListener listener, Checkpoint? checkpoint)
{
    /// <summary>Trains networks that are judged.</summary>
    /// <param name="network">An untrained network from a seed.</param>
    /// <param name="examples">What they learn from.</param>
    /// <param name="validation">What they are judged by.</param>
    /// <param name="cancellation">Looked at before every batch.</param>
    /// <returns>The networks, and how the training of each ended.</returns>
    public (IReadOnlyList<CnnLstm> Networks, IReadOnlyList<TrainingResult> Results) Judge(
        Func<int, CnnLstm> network, IExamples examples, IExamples validation, CancellationToken cancellation)
    {
        var networks = Seeds.Select(network).ToList();
        var results = new TrainingResult[networks.Count];
        Each(index => results[index] = Train(networks[index], StageOf(index, isRefit: false, training.MaxEpochs), examples, validation, cancellation));
        return (networks, results);
    }

    /// <summary>Trains networks on all periods.</summary>
    /// <param name="network">An untrained network from a seed.</param>
    /// <param name="examples">What they learn from.</param>
    /// <param name="judged">How the training of each with the same seed ended.</param>
    /// <param name="cancellation">Looked at before every batch.</param>
    public IReadOnlyList<CnnLstm> Refit(
        Func<int, CnnLstm> network, IExamples examples, IReadOnlyList<TrainingResult> judged, CancellationToken cancellation)
    {
        var networks = Seeds.Select(network).ToList();
        Each(index => Train(networks[index], StageOf(index, isRefit: true, Math.Max(1, judged[index].BestEpoch)), examples, null, cancellation));
        return networks;
    }

    private IEnumerable<int> Seeds => Enumerable.Range(training.Seed, training.Seeds);

    /// <summary>How many are trained at once: one where somebody follows them or a checkpoint is kept, else one a core. The weights do not depend on it.</summary>
    private int AtOnce => listener == FitListener.None && checkpoint is null ? Math.Min(training.Seeds, Environment.ProcessorCount) : 1;

    private void Each(Action<int> train)
    {
        try
        {
            Parallel.For(0, training.Seeds, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, train);
        }
        catch (AggregateException all)
        {
            ExceptionDispatchInfo.Throw(all.InnerExceptions[0]);
        }
    }

    private FitStage StageOf(int index, bool isRefit, int maxEpochs) => new()
    {
        Network = index + 1,
        Networks = training.Seeds,
        IsRefit = isRefit,
        Count = training.Seeds * (training.Refit ? 2 : 1),
        MaxEpochs = maxEpochs,
    };

    private TrainingResult Train(
        CnnLstm network, FitStage stage, IExamples examples, IExamples? validation, CancellationToken cancellation)
    {
        var options = TrainingOptionsOf.Settings(training);
        listener.OnStage(stage);
        return TrainingLoop.Run(
            network,
            loss,
            examples,
            validation,
            options with { MaxEpochs = stage.MaxEpochs, Seed = training.Seed + stage.Network - 1, Threads = Math.Max(1, options.Threads / AtOnce) },
            listener.OnEpoch,
            cancellation,
            checkpoint?.Member(stage.Number));
    }
}
