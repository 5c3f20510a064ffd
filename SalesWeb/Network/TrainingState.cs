namespace SalesWeb.Network;

/// <summary>Where a training stands behind an epoch: all that the next one depends on, apart from examples and options.</summary>
internal sealed class TrainingState(CnnLstm network, Adam adam, TrainingOptions options)
{
    public CnnLstm Network { get; } = network;

    public Adam Adam { get; } = adam;

    public TrainingOptions Options { get; } = options;

    /// <summary>The weights of the best epoch; those it came with before the first.</summary>
    public Weights Best { get; } = new(network);

    /// <summary>Epochs that are complete.</summary>
    public int Epoch { get; set; }

    /// <summary>The epoch with the lowest validation loss; 0 before the first.</summary>
    public int BestEpoch { get; set; }

    /// <summary>The lowest validation loss; infinite before the first.</summary>
    public double BestLoss { get; set; } = double.PositiveInfinity;

    public LearningRateSchedule Schedule { get; set; } = new() { Options = options };

    /// <summary>Whether there is no further epoch: patience is over, or the last one was the last there can be.</summary>
    public bool IsOver => Epoch == Options.MaxEpochs || Epoch - BestEpoch >= Options.PatienceEpochs;

    /// <summary>Takes note of the end of an epoch.</summary>
    /// <param name="validationLoss">Null where nothing is judged: then the last epoch is the best.</param>
    public void Complete(double? validationLoss)
    {
        Epoch++;
        var isLowest = validationLoss is null || validationLoss < BestLoss;
        if (isLowest)
        {
            (BestEpoch, BestLoss) = (Epoch, validationLoss ?? BestLoss);
            Best.Take();
        }

        Schedule = Schedule.After(Epoch, isLowest);
    }
}
