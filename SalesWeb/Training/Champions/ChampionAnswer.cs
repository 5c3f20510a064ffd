using SalesWeb.Forecasting;
using SalesWeb.Series;

namespace SalesWeb.Training.Champions;

/// <summary>What a champion says, with all that is known of how good it is.</summary>
internal static class ChampionAnswer
{
    public static CategoryForecast Of(Champion champion, ChampionForecaster forecaster, int horizon)
    {
        var (standing, key) = (champion.Standing, forecaster.Past.Key);
        var isPart = key.Depth > 0;
        var verdict = standing.Verdict;
        return new CategoryForecast
        {
            Dataset = champion.Dataset,
            Category = champion.Category,
            Key = key,
            Model = forecaster.Model,
            RunId = champion.RunId,
            MaxHorizon = standing.Horizon,
            Points = ForecastPoint.Of(forecaster.Forecast(horizon)),
            Metrics = Metrics(standing),
            Standing = standing,
            Verdict = forecaster.IsChampion
                ? isPart ? $"{verdict.Text} That is of the category as a whole." : verdict.Text
                : $"{forecaster.Model} is no better than {Verdict.YardstickOf(standing.Frequency.Season())}: it repeats it.",
            IsBetterThanNaive = forecaster.IsChampion && verdict.IsBetter,
            Notes = [.. forecaster.Notes, .. standing.Doubts],
        };
    }

    private static Dictionary<string, double> Metrics(Standing standing)
    {
        var metrics = new Dictionary<string, double>
        {
            ["wape"] = standing.Score.Wape,
            ["mase"] = standing.Score.Mase,
            ["mae"] = standing.Score.Mae,
            ["rmse"] = standing.Score.Rmse,
            ["bias"] = standing.Score.Bias,
            ["naive_wape"] = standing.NaiveWape,
            ["skill"] = standing.Skill,
        };
        foreach (var interval in standing.Score.Intervals)
            metrics[$"coverage_{interval.Level}"] = interval.Coverage;
        return metrics.Where(metric => double.IsFinite(metric.Value)).ToDictionary();
    }
}
