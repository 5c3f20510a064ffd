namespace SalesWeb.Forecasting.Combination;

/// <summary>The weighted mean of what several forecasters say: of their points, and of their quantiles level by level (Vincent 1912).</summary>
/// <param name="members">At least one, each with its weight, which is above 0; the weights add up to 1.</param>
/// <param name="mayBeNegative">False where sales below zero cannot be.</param>
public sealed class WeightedForecaster(IReadOnlyList<(IForecaster Forecaster, double Weight)> members, bool mayBeNegative) : IForecaster
{
    /// <inheritdoc/>
    public Forecast Forecast(int horizon) =>
        Mean([.. members.Select(member => (member.Forecaster.Forecast(horizon), member.Weight))], mayBeNegative);

    /// <inheritdoc/>
    public Explanation Explain(int horizon)
    {
        var explained = members.Select(member => (Explanation: member.Forecaster.Explain(horizon), member.Weight)).ToList();
        return new Explanation(
        [
            .. from part in Enum.GetValues<ForecastPart>()
               let own = explained.SelectMany(one => one.Explanation.Parts.Where(p => p.Part == part).Select(p => (p.Values, one.Weight))).ToList()
               where own.Count > 0
               select new ExplainedPart(part, [.. Enumerable.Range(0, horizon).Select(step => own.Sum(one => one.Weight * one.Values[step]))]),
        ]);
    }

    /// <summary>The weighted mean of forecasts of the same periods and levels.</summary>
    public static Forecast Mean(IReadOnlyList<(Forecast Forecast, double Weight)> forecasts, bool mayBeNegative)
    {
        var first = forecasts[0].Forecast;
        double[] point = [.. Enumerable.Range(0, first.Horizon).Select(step => forecasts.Sum(one => one.Weight * one.Forecast.Point[step]))];
        double[] expected = [.. Enumerable.Range(0, first.Horizon).Select(step => forecasts.Sum(one => one.Weight * one.Forecast.Expected[step]))];
        return Forecasting.Forecast.Of(
            point, first.Levels, (k, step) => forecasts.Sum(one => one.Weight * one.Forecast.Quantiles[k][step]), mayBeNegative, expected);
    }
}
