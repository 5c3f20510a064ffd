namespace SalesWeb.Forecasting.Backtesting;

/// <summary>Ranks models by what they got wrong.</summary>
internal static class Leaderboard
{
    public static IReadOnlyList<LeaderboardRow> Of(IReadOnlyList<string> models, IReadOnlyList<Fold> folds, int level)
    {
        double[] actual = [.. folds.SelectMany(fold => fold.Actual.ToArray())];
        return [.. models.Select((name, model) => Row(name, model, folds, actual, level)).OrderBy(row => row.Wape)];
    }

    private static LeaderboardRow Row(string name, int model, IReadOnlyList<Fold> folds, double[] actual, int level)
    {
        double[] point = [.. folds.SelectMany(fold => fold.Forecasts[model].Point)];
        double[] lower = [.. folds.SelectMany(fold => fold.Forecasts[model].Lower(level))];
        double[] upper = [.. folds.SelectMany(fold => fold.Forecasts[model].Upper(level))];
        var mases = folds.Select(fold => fold.Mase(model)).Where(double.IsFinite).ToList();
        var sold = actual.Sum(Math.Abs);
        return new LeaderboardRow
        {
            Model = name,
            Mase = mases.Count > 0 ? mases.Average() : double.NaN,
            Wape = Accuracy.Wape(point, actual),
            Mae = Accuracy.Mae(point, actual),
            Rmse = Accuracy.Rmse(point, actual),
            Bias = sold > 0 ? Accuracy.Bias(point, actual) * actual.Length / sold : double.NaN,
            Coverage = Accuracy.Coverage(lower, upper, actual),
        };
    }
}
