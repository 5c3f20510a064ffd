namespace SalesWeb.Settings;

/// <summary>
/// What can be set, with its defaults: a record for each section of config.yaml, a property for each key
/// (<c>Training.MaxEpochs</c> is <c>training.max_epochs</c>). Whoever holds one holds checked values.
/// </summary>
public sealed record SalesWebSettings
{
    public DataSettings Data { get; init; } = new();

    public CalendarSettings Calendar { get; init; } = new();

    public NetworkSettings Network { get; init; } = new();

    public TrainingSettings Training { get; init; } = new();

    public BacktestSettings Backtest { get; init; } = new();

    public TrackingSettings Tracking { get; init; } = new();

    public RetentionSettings Retention { get; init; } = new();

    public ServerSettings Server { get; init; } = new();

    internal IEnumerable<SettingProblem> Problems() =>
    [
        .. Data.Problems(), .. Calendar.Problems(), .. Network.Problems(), .. Training.Problems(), .. Backtest.Problems(), .. Tracking.Problems(),
        .. Retention.Problems(), .. Server.Problems(),
    ];
}
