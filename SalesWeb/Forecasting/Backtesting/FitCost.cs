namespace SalesWeb.Forecasting.Backtesting;

/// <summary>About what a fit costs, measured on two cores; docs/benchmarks.md says how.</summary>
internal static class FitCost
{
    private static readonly Dictionary<string, double> Seconds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CNNLSTM"] = 1.9,
        ["CNNLSTM-Reference"] = 0.6,
        ["GradientBoostedTrees"] = 0.3,
        ["HarmonicRegression"] = 0.05,
        ["AutoETS"] = 0.05,
    };

    /// <summary>Seconds for every thousand values of the past.</summary>
    public static double SecondsPerThousandValues(string model) => Seconds.GetValueOrDefault(model, 0.005);
}
