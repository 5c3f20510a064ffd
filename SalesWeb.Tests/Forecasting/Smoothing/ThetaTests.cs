using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Smoothing;

namespace SalesWeb.Tests.Forecasting.Smoothing;

public class ThetaTests
{
    private static readonly FitOptions Options = new() { Horizon = 8 };

    [Fact]
    public void Half_the_slope_of_a_line_is_believed()
    {
        var line = Sales.Daily([.. Enumerable.Range(0, 14).Select(t => 10.0 + (2 * t))]);

        var point = new Theta().Fit(line, Options, TestContext.Current.CancellationToken).Forecast(8).Point;

        Assert.All(Enumerable.Range(1, 7), step => Assert.Equal(1, point[step] - point[step - 1], 9));
    }

    [Fact]
    public void The_dynamic_one_learns_that_all_of_a_line_is_to_be_believed()
    {
        var line = Sales.Daily([.. Enumerable.Range(0, 14).Select(t => 10.0 + (2 * t))]);

        var point = new DynamicTheta().Fit(line, Options, TestContext.Current.CancellationToken).Forecast(8).Point;

        Assert.All(Enumerable.Range(0, 8), step => Assert.InRange(point[step], 38 + (2 * step) - 0.5, 38 + (2 * step) + 0.5));
    }

    [Fact]
    public void The_dynamic_one_sees_no_slope_where_there_is_only_noise()
    {
        var noise = Sales.Daily([.. Enumerable.Range(0, 200).Select(t => 100.0 + (t * 53 % 29))]);

        var point = new DynamicTheta().Fit(noise, Options, TestContext.Current.CancellationToken).Forecast(8).Point;

        Assert.All(point, value => Assert.InRange(value, 108, 120));
    }

    [Theory]
    [InlineData("Theta")]
    [InlineData("DynamicTheta")]
    public void The_week_is_taken_out_and_put_back(string name)
    {
        IModel model = name == "Theta" ? new Theta() : new DynamicTheta();
        double[] week = [50, 60, 70, 80, 110, 130, 0.5];

        var point = model.Fit(Sales.Daily([.. Enumerable.Range(0, 70).Select(t => week[t % 7])]), Options, TestContext.Current.CancellationToken).Forecast(7).Point;

        Assert.All(Enumerable.Range(0, 7), step => Assert.Equal(week[step], point[step], 3));
    }
}
