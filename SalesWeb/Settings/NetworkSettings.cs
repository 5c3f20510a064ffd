namespace SalesWeb.Settings;

/// <summary>The <c>network:</c> section of config.yaml: the shape of the network. A period is a day, a week or a month, as the data has it.</summary>
public sealed record NetworkSettings
{
    /// <summary>Periods of the past the network sees, 2 to 1000.</summary>
    public int Window { get; init; } = 14;

    /// <summary>Periods of the future it forecasts at once, 1 to 366.</summary>
    public int Horizon { get; init; } = 28;

    /// <summary>Filters of the convolution, 1 to 1024.</summary>
    public int Channels { get; init; } = 32;

    /// <summary>Periods each filter sees, 1 to the window.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>Units of the LSTM, 1 to 1024.</summary>
    public int Hidden { get; init; } = 64;

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
        if (Hidden is < 1 or > 1024)
            yield return new("network.hidden", "at least 1 and at most 1024");
    }
}
