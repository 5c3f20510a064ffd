namespace SalesWeb.Settings;

/// <summary>The <c>network:</c> section of config.yaml: the form and shape of the network. A period is a day, a week or a month, as the data has it.</summary>
public sealed record NetworkSettings
{
    /// <summary>Which of the two forms is trained.</summary>
    public NetworkForm Form { get; init; } = NetworkForm.Full;

    /// <summary>Periods of the past the network sees, 2 to 1000.</summary>
    public int Window { get; init; } = 28;

    /// <summary>Periods of the future it forecasts at once, 1 to 366; a backtest looks as far.</summary>
    public int Horizon { get; init; } = 28;

    /// <summary>Filters of each convolution, 1 to 1024.</summary>
    public int Channels { get; init; } = 32;

    /// <summary>Periods each filter sees, 1 to the window.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>Convolutions one after another, each looking twice as far apart as the one before, 1 to 8. Full form only, as all but <see cref="Hidden"/> that follow.</summary>
    public int Convolutions { get; init; } = 2;

    /// <summary>Units of each LSTM, 1 to 1024.</summary>
    public int Hidden { get; init; } = 64;

    /// <summary>LSTMs on top of each other, 1 or 2.</summary>
    public int LstmLayers { get; init; } = 1;

    /// <summary>Values that the past says about each period ahead, 1 to 256.</summary>
    public int Context { get; init; } = 8;

    /// <summary>Units between what is known of a period ahead and its quantiles, 1 to 1024.</summary>
    public int HeadHidden { get; init; } = 32;

    /// <summary>Fraction of values dropped between layers while the network learns, 0 up to but not including 1.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>Whether the output of every convolution is normalised.</summary>
    public bool LayerNorm { get; init; }

    /// <summary>What is done to sales, once divided by their level.</summary>
    public SalesTransform Transform { get; init; } = SalesTransform.Log;

    /// <summary>The sizes of the reference network.</summary>
    public static NetworkSettings OfReference(int horizon) =>
        new() { Form = NetworkForm.Reference, Window = 14, Horizon = horizon, Channels = 32, Kernel = 3, Hidden = 64 };

    internal IEnumerable<SettingProblem> Problems()
    {
        if (Window is < 2 or > 1000)
            yield return new("network.window", "at least 2 and at most 1000");
        if (Horizon is < 1 or > 366)
            yield return new("network.horizon", "at least 1 and at most 366");
        if (Channels is < 1 or > 1024)
            yield return new("network.channels", "at least 1 and at most 1024");
        if (Kernel < 1 || Kernel > Window)
            yield return new("network.kernel", $"at least 1 and at most network.window, which is {Window}");
        if (Convolutions is < 1 or > 8)
            yield return new("network.convolutions", "at least 1 and at most 8");
        if (Hidden is < 1 or > 1024)
            yield return new("network.hidden", "at least 1 and at most 1024");
        if (LstmLayers is < 1 or > 2)
            yield return new("network.lstm_layers", "1 or 2");
        if (Context is < 1 or > 256)
            yield return new("network.context", "at least 1 and at most 256");
        if (HeadHidden is < 1 or > 1024)
            yield return new("network.head_hidden", "at least 1 and at most 1024");
        if (Dropout is not (>= 0 and < 1))
            yield return new("network.dropout", "at least 0 and below 1");
    }
}
