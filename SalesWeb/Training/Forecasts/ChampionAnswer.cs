using SalesWeb.Forecasting;
using SalesWeb.Series;
using SalesWeb.Training.Champions;

namespace SalesWeb.Training.Forecasts;

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
            Totals = forecaster.IsChampion ? forecaster.Totals : null,
            Metrics = forecaster.IsChampion ? Metrics(standing) : new Dictionary<string, double>(),
            Standing = forecaster.IsChampion ? standing : null,
            Verdict = forecaster.IsChampion
                ? isPart ? $"{verdict.Text} That is of the category as a whole." : verdict.Text
                : $"{forecaster.Model} is no better than {Verdict.YardstickOf(standing.Frequency.Season())}: it repeats it.",
            IsBetterThanNaive = forecaster.IsChampion && verdict.IsBetter,
            IsPoor = forecaster.IsChampion && verdict.IsPoor,
            Notes = [.. forecaster.Notes, .. WithoutInterval(forecaster), .. Ended(forecaster.Past.Series), .. forecaster.IsChampion ? standing.Doubts : []],
        };
    }

    private static IEnumerable<string> WithoutInterval(ChampionForecaster forecaster)
    {
        if (forecaster.Totals is null)
            yield return forecaster.Past.Key.Depth > 0
                ? "The total of a part has no range: only totals of whole categories were measured."
                : "The total has no range, because the backtest did not measure totals. Start a new backtest to get one.";
        else if (forecaster.Totals.Cutoffs.Length < 4)
            yield return $"The total has no range: it needs 4 past totals, there are {forecaster.Totals.Cutoffs.Length}.";
    }

    /// <summary>Says of a series of which nothing has been sold for more than two seasons that it may be over.</summary>
    private static IEnumerable<string> Ended(SalesSeries series)
    {
        var last = series.Values.AsSpan().LastIndexOfAnyExcept(0);
        var since = series.Length - 1 - last;
        if (last >= 0 && since > Math.Max(2 * series.Frequency.Season(), 28))
            yield return $"Nothing has been sold since {series.DateAt(last):d MMMM yyyy}, {since} {series.Frequency.Noun()}s ago: it may have ended.";
    }

    private static Dictionary<string, double> Metrics(Standing standing)
    {
        var metrics = new Dictionary<string, double>
        {
            ["wape"] = standing.Score.Wape,
            ["mase"] = standing.Score.Mase,
            ["mae"] = standing.Score.Mae,
            ["rmse"] = standing.Score.Rmse,
            ["bias"] = standing.Score.Bias * standing.Score.Mae / standing.Score.Wape,
            ["bias_share"] = standing.Score.Bias,
            ["naive_wape"] = standing.NaiveWape,
            ["skill"] = standing.Skill,
        };
        foreach (var interval in standing.Score.Intervals)
            metrics[$"coverage_{interval.Level}"] = interval.Coverage;
        return metrics.Where(metric => double.IsFinite(metric.Value)).ToDictionary();
    }
}
