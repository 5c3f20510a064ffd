namespace SalesWeb.Network;

/// <summary>
/// The sizes of a <see cref="CnnLstm"/>. The defaults are the reference network:
/// 14 values in, a convolution to 32 channels, an LSTM of 64 units, one value out; 25,281 parameters.
/// </summary>
public sealed record CnnLstmShape
{
    private const int LargestSize = 16384;
    private const long MostParameters = 100_000_000;

    /// <summary>F: values per step of the input, at least 1.</summary>
    public int Features { get; init; } = 1;

    /// <summary>W: steps the network sees before each forecast, at least <see cref="Kernel"/>.</summary>
    public int Window { get; init; } = 14;

    /// <summary>C: filters of the convolution, at least 1.</summary>
    public int Channels { get; init; } = 32;

    /// <summary>K: steps that each filter spans, at least 1.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>H: units of the LSTM, at least 1.</summary>
    public int Hidden { get; init; } = 64;

    /// <summary>O: values the network returns for each window, at least 1.</summary>
    public int Outputs { get; init; } = 1;

    /// <summary>W·F: values in one window.</summary>
    public int WindowLength => Window * Features;

    /// <summary>Numbers that the network learns.</summary>
    public long ParameterCount =>
        Channels * ((long)Features * Kernel + 1) + 4L * Hidden * (Channels + Hidden + 2) + Outputs * (Hidden + 1L);

    /// <summary>What is wrong with these sizes, a sentence each; nothing when they make a network.</summary>
    public IEnumerable<string> Problems()
    {
        (string Name, int Value)[] sizes =
        [
            ("features", Features), ("window", Window), ("channels", Channels), ("kernel", Kernel), ("hidden", Hidden), ("outputs", Outputs),
        ];
        var outOfRange = sizes.Where(size => size.Value is < 1 or > LargestSize).ToArray();
        foreach (var (name, value) in outOfRange)
            yield return $"The network's {name} is {value}; it must be at least 1 and at most {LargestSize}.";
        if (outOfRange.Length > 0)
            yield break;

        if (ParameterCount > MostParameters)
            yield return $"The network has {ParameterCount} parameters; at most {MostParameters} can be trained.";
        if (Kernel > Window)
            yield return $"The network's window is {Window}, shorter than its kernel of {Kernel}, so the convolution would have nothing to return.";
    }

    /// <summary>Room for what a network of this shape says of B examples.</summary>
    internal Sequence NewOutput(int batch) => new(Outputs, steps: 1, batch);

    /// <summary>Room for what came in B examples.</summary>
    internal Sequence NewTarget(int batch) => new(Outputs, steps: 1, batch);

    /// <exception cref="UserErrorException">Any size is out of range; all are named.</exception>
    internal void Check()
    {
        var problems = Problems().ToArray();
        if (problems.Length > 0)
            throw new UserErrorException(string.Join(" ", problems), "Correct the sizes of the network.");
    }
}
