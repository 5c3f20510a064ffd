using SalesWeb.Series;

namespace SalesWeb.Forecasting.Regression;

/// <summary>What every member of a fit learns from.</summary>
/// <param name="Series">The history.</param>
/// <param name="Design">Its regressors, and those of the periods ahead.</param>
/// <param name="Closed">Which of its zeros say nothing.</param>
internal sealed record RegressionData(SalesSeries Series, RegressionDesign Design, ClosedPeriods Closed)
{
    /// <summary>The mean size of sales in the year before an origin, or in all the time before it where nothing was sold in that; 0 where nothing ever was.</summary>
    public double ScaleAt(int known)
    {
        var year = (int)Math.Round(364 / DesignBuilder.DaysPerPeriod(Series.Frequency));
        var recent = Mean(Math.Max(0, known - year), known);
        return recent > 0 ? recent : Mean(0, known);
    }

    private double Mean(int from, int to)
    {
        var sum = 0.0;
        foreach (var value in Series.Values.AsSpan()[from..to])
            sum += Math.Abs(value);
        return sum / (to - from);
    }
}
