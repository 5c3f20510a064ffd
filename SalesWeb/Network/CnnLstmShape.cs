namespace SalesWeb.Network;

/// <summary>
/// The sizes of a <see cref="CnnLstm"/>. The defaults are the reference network:
/// 14 values in, a convolution to 32 channels, an LSTM of 64 units, one value out; 25,281 parameters.
/// </summary>
public sealed record CnnLstmShape
{
    private const int LargestSize = 16384;
    private const int MostLayers = 8;
    private const long MostParameters = 100_000_000;
    private const long MostValues = 20_000_000;

    /// <summary>F: values per step of the input, at least 1.</summary>
    public int Features { get; init; } = 1;

    /// <summary>W: steps the network sees before each forecast, at least <see cref="Kernel"/> where convolutions are not causal.</summary>
    public int Window { get; init; } = 14;

    /// <summary>C: filters of each convolution, at least 1.</summary>
    public int Channels { get; init; } = 32;

    /// <summary>K: steps that each filter spans, at least 1.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>How many convolutions follow each other, 1 to 8. Where they are causal, each looks twice as far apart as the one before.</summary>
    public int Convolutions { get; init; } = 1;

    /// <summary>Whether convolutions keep all steps, each seeing only itself and what came before; otherwise they shorten the sequence.</summary>
    public bool IsCausal { get; init; }

    /// <summary>Whether the output of every convolution is normalised.</summary>
    public bool HasLayerNorm { get; init; }

    /// <summary>H: units of each LSTM, at least 1.</summary>
    public int Hidden { get; init; } = 64;

    /// <summary>LSTMs on top of each other, 1 to 8.</summary>
    public int LstmLayers { get; init; } = 1;

    /// <summary>Fraction of the values between layers that is dropped while the network learns, 0 up to but not including 1.</summary>
    public double Dropout { get; init; }

    /// <summary>O: values the network returns for each window where it has no <see cref="Head"/>, at least 1.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>What turns the encoded past and the known future into quantiles; null for a linear map of the encoded past. Its inputs are <see cref="Hidden"/>.</summary>
    public HeadShape? Head { get; init; }

    /// <summary>W·F: values in one window.</summary>
    public int WindowLength => Window * Features;

    /// <summary>Periods the network forecasts at once.</summary>
    public int Horizon => Head?.Horizon ?? Outputs;

    /// <summary>Numbers that the network learns.</summary>
    public long ParameterCount =>
        ((long)Channels * ((Features * (long)Kernel) + 1))
        + ((Convolutions - 1) * (long)Channels * ((Channels * (long)Kernel) + 1))
        + (HasLayerNorm ? 2L * Convolutions * Channels : 0)
        + (4L * Hidden * (Channels + Hidden + 2))
        + ((LstmLayers - 1) * 4L * Hidden * (Hidden + Hidden + 2))
        + (Head?.ParameterCount ?? (Outputs * (Hidden + 1L)));

    /// <summary>Values of one window in the widest layer, what its taps see among them.</summary>
    private long LargestLayer => Math.Max(
        (long)Window * Math.Max((long)Kernel * (Convolutions > 1 ? Math.Max(Features, Channels) : Features), Math.Max(Channels, 4L * Hidden)),
        Head is { } head ? (long)head.Horizon * Math.Max(head.Context + head.Shared + head.Future, Math.Max(head.Hidden, head.Levels.Count)) : 0);

    /// <summary>What is wrong with these sizes, a sentence each; nothing when they make a network.</summary>
    public IEnumerable<string> Problems()
    {
        (string Name, int Value, int Most)[] sizes =
        [
            ("features", Features, LargestSize), ("window", Window, LargestSize), ("channels", Channels, LargestSize),
            ("kernel", Kernel, LargestSize), ("hidden", Hidden, LargestSize), ("outputs", Outputs, LargestSize),
            ("convolutions", Convolutions, MostLayers), ("LSTM layers", LstmLayers, MostLayers),
        ];
        var outOfRange = sizes.Where(size => size.Value < 1 || size.Value > size.Most).ToArray();
        foreach (var (name, value, most) in outOfRange)
            yield return $"The network's {name} is {value}; it must be at least 1 and at most {most}.";
        if (Dropout is not (>= 0 and < 1))
            yield return $"The network's dropout is {Dropout}; it must be at least 0 and below 1.";
        if (Head is { } head && head.Inputs != Hidden)
            yield return $"The network's head reads {head.Inputs} values, but its last LSTM has {Hidden} units.";
        var headProblems = Head?.Problems().ToArray() ?? [];
        foreach (var problem in headProblems)
            yield return problem;
        if (outOfRange.Length + headProblems.Length > 0)
            yield break;

        if (ParameterCount > MostParameters)
            yield return $"The network has {ParameterCount} parameters; at most {MostParameters} can be trained.";
        if (LargestLayer > MostValues)
            yield return $"A layer of the network would give {LargestLayer} values for one window; {MostValues} are the most.";
        if (!IsCausal && Convolutions * (Kernel - 1) >= Window)
            yield return $"The network's window is {Window}, shorter than its kernel of {Kernel}, so the convolution would have nothing to return.";
    }

    /// <summary>Room for what a network of this shape says of B examples.</summary>
    internal Sequence NewOutput(int batch) => Head is { } head ? new(head.Levels.Count, head.Horizon, batch) : new(Outputs, steps: 1, batch);

    /// <summary>Room for what came in B examples.</summary>
    internal Sequence NewTarget(int batch) => Head is { } head ? new(1, head.Horizon, batch) : new(Outputs, steps: 1, batch);

    /// <exception cref="UserErrorException">Any size is out of range; all are named.</exception>
    internal void Check()
    {
        var problems = Problems().ToArray();
        if (problems.Length > 0)
            throw new UserErrorException(string.Join(" ", problems), "Correct the sizes of the network.");
    }
}
