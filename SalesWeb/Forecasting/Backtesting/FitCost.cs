namespace SalesWeb.Forecasting.Backtesting;

/// <summary>About what a fit costs, measured on two cores; from the seconds that a backtest of six daily series gives with --json.</summary>
internal static class FitCost
{
    private static readonly Dictionary<string, double> Seconds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CNNLSTM"] = 1.5,
        ["CNNLSTM-Reference"] = 0.25,
        ["GradientBoostedTrees"] = 0.16,
        ["HarmonicRegression"] = 0.04,
        ["AutoETS"] = 0.02,
    };

    /// <summary>Seconds for every thousand values of the past.</summary>
    public static double SecondsPerThousandValues(string model) => Seconds.GetValueOrDefault(model, 0.003);
}
