namespace SalesWeb.Network;

/// <summary>Learning from one batch after another: forward, loss, backward, Adam. Room is taken once for every size of batch that occurs.</summary>
/// <param name="network">What learns.</param>
/// <param name="loss">What is to become small.</param>
/// <param name="adam">What moves the network's parameters.</param>
/// <param name="crew">Who does it; the result does not depend on how many they are.</param>
public sealed class TrainingStep(CnnLstm network, ILoss loss, Adam adam, Crew crew)
{
    private readonly Dictionary<int, BatchPass> _passes = [];

    /// <param name="examples">Where the batch is from.</param>
    /// <param name="chosen">The numbers of its examples, at least one.</param>
    /// <param name="chance">What is left to chance in this step.</param>
    /// <returns>The batch's loss before the step.</returns>
    public double Run(IExamples examples, ReadOnlySpan<int> chosen, Chance chance = default)
    {
        var before = PassOf(chosen.Length).Learn(examples, chosen, chance);
        adam.Step();
        return before;
    }

    /// <summary>The loss of a batch, with nothing learnt from it.</summary>
    public double Measure(IExamples examples, ReadOnlySpan<int> chosen) => PassOf(chosen.Length).Measure(examples, chosen);

    private BatchPass PassOf(int batch)
    {
        if (!_passes.TryGetValue(batch, out var pass))
            _passes.Add(batch, pass = new BatchPass(network, loss, batch, crew));
        return pass;
    }
}
