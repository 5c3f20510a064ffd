using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Regression;

namespace SalesWeb.Tests.Forecasting.Regression;

public class RobustRidgeTests
{
    private static readonly RegressionDesign Level = new([new DesignColumn(ForecastPart.Trend, 1e3)], [[.. Enumerable.Repeat(1.0, 100)]], [], rows: 100);

    [Fact]
    public void One_regression_without_reweighting_is_the_mean()
    {
        double[] z = [.. Enumerable.Range(0, 100).Select(t => (double)(t % 10))];

        var fitted = RobustRidge.Fit(Level, z, [.. Enumerable.Repeat(1.0, 100)], iterations: 1);

        Assert.Equal(4.5, fitted.Coefficients[0], 5);
    }

    [Fact]
    public void Reweighting_leads_from_the_mean_to_the_middle()
    {
        double[] z = [.. Enumerable.Range(0, 100).Select(t => t % 10 == 0 ? 100.0 : t % 10)];

        var mean = RobustRidge.Fit(Level, z, [.. Enumerable.Repeat(1.0, 100)], iterations: 1).Coefficients[0];
        var middle = RobustRidge.Fit(Level, z, [.. Enumerable.Repeat(1.0, 100)], iterations: 30).Coefficients[0];

        // The median lies between 5 and 6; the mean is 14.5.
        Assert.Equal(14.5, mean, 4);
        Assert.InRange(middle, 4.5, 7.5);
    }

    [Fact]
    public void What_has_no_weight_is_not_looked_at()
    {
        double[] z = [.. Enumerable.Range(0, 100).Select(t => t == 50 ? 1e6 : 3.0)];

        var fitted = RobustRidge.Fit(Level, z, [.. Enumerable.Range(0, 100).Select(t => t == 50 ? 0.0 : 1)], iterations: 5);

        Assert.Equal(3, fitted.Coefficients[0], 4);
        Assert.Equal(0, fitted.Residuals[50]);
    }
}
