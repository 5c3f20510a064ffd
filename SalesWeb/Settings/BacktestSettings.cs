namespace SalesWeb.Settings;

/// <summary>The <c>backtest:</c> section of config.yaml: how models are compared on their past. Its horizon is that of the network.</summary>
public sealed record BacktestSettings
{
    /// <summary>Cut-offs that are scored, 1 to 10000.</summary>
    public int Windows { get; init; } = 10;

    /// <summary>Cut-offs before those, to calibrate intervals and weigh the ensemble on, 0 to 100.</summary>
    public int WarmUp { get; init; } = 6;

    /// <summary>The models that are compared when none is named; empty (<c>auto</c> in the file) means every model there is.</summary>
    public string[] Models { get; init; } = [];

    /// <summary>Fraction of the error (WAPE) that a model must save against seasonal naive and against the present champion to become champion by rule, 0 up to but not including 1.</summary>
    public double Margin { get; init; } = 0.02;

    internal IEnumerable<SettingProblem> Problems()
    {
        if (Windows is < 1 or > 10_000)
            yield return new("backtest.windows", "at least 1 and at most 10000");
        if (WarmUp is < 0 or > 100)
            yield return new("backtest.warm_up", "at least 0 and at most 100");
        if (Models.Any(string.IsNullOrWhiteSpace))
            yield return new("backtest.models", "auto or a list of models, none of them empty");
        if (Models.Length != Models.Distinct(StringComparer.OrdinalIgnoreCase).Count())
            yield return new("backtest.models", "a list in which no model comes twice");
        if (Margin is not (>= 0 and < 1))
            yield return new("backtest.margin", "at least 0 and below 1");
    }
}
