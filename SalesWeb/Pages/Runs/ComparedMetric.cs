namespace SalesWeb.Pages.Runs;

/// <summary>A measure of accuracy, of the network and of seasonal naive; null where it is undefined.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Meaning">What it says, in a few words.</param>
/// <param name="IsShare">Whether it is a fraction, to be shown in per cent.</param>
/// <param name="Network">Its value for the network.</param>
/// <param name="Naive">Its value for seasonal naive.</param>
public sealed record ComparedMetric(string Name, string Meaning, bool IsShare, double? Network, double? Naive)
{
    private static readonly (string Key, string Name, string Meaning, bool IsShare)[] Known =
    [
        ("wape", "WAPE", "all errors together, as a share of all sales", true),
        ("mase", "MASE", "errors as a multiple of what naive made on the past", false),
        ("mae", "MAE", "the mean size of an error", false),
        ("rmse", "RMSE", "the same, with large errors counting more", false),
        ("mse", "MSE", "the square of RMSE", false),
        ("bias", "Mean error", "expected value minus actual; above zero, too much was forecast", false),
        ("bias_share", "Bias", "the mean error as a share of sales", true),
    ];

    /// <summary>Whether the network is the better of the two, the nearer one to zero; null where they cannot be compared.</summary>
    public bool? IsBetter => Network is { } network && Naive is { } naive && Math.Abs(network) != Math.Abs(naive)
        ? Math.Abs(network) < Math.Abs(naive)
        : null;

    /// <summary>The measures that a run has, in the order in which they matter.</summary>
    public static IReadOnlyList<ComparedMetric> Of(IReadOnlyDictionary<string, double> metrics)
    {
        // Backtests used to store the share under the name of the mean error; only they have "seconds".
        if (metrics.ContainsKey("seconds") && !metrics.ContainsKey("bias_share") && metrics.TryGetValue("bias", out var share))
            metrics = metrics.Where(metric => metric.Key != "bias").Append(KeyValuePair.Create("bias_share", share)).ToDictionary();
        return
        [
            .. Known.Where(known => metrics.ContainsKey(known.Key) || metrics.ContainsKey($"naive_{known.Key}"))
                .Select(known => new ComparedMetric(
                    known.Name, known.Meaning, known.IsShare, Find(metrics, known.Key), Find(metrics, $"naive_{known.Key}"))),
        ];
    }

    private static double? Find(IReadOnlyDictionary<string, double> metrics, string key) =>
        metrics.TryGetValue(key, out var value) ? value : null;
}
