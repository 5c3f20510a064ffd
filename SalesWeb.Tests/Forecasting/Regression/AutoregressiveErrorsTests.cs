using SalesWeb.Forecasting.Regression;

namespace SalesWeb.Tests.Forecasting.Regression;

public class AutoregressiveErrorsTests
{
    [Fact]
    public void An_order_of_one_is_the_first_autocorrelation()
    {
        double[] errors = [1, 2, 1, -1, -2, -1, 0.5, 1.5, 2, 1, 0, -1, -2, -1.5, 0, 1];
        var expected = errors.Skip(1).Zip(errors, (now, before) => now * before).Sum() / errors.Sum(error => error * error);

        var fitted = AutoregressiveErrors.Of(errors, [.. Enumerable.Repeat(1.0, errors.Length)], longest: 1);

        Assert.Equal(expected, Assert.Single(fitted.Coefficients), 12);
    }

    [Fact]
    public void The_process_that_made_the_errors_is_found()
    {
        var random = new Random(3);
        var errors = new double[5000];
        for (var t = 2; t < errors.Length; t++)
            errors[t] = (0.5 * errors[t - 1]) + (0.3 * errors[t - 2]) + random.NextDouble() - 0.5;

        var fitted = AutoregressiveErrors.Of(errors, [.. Enumerable.Repeat(1.0, errors.Length)], longest: 14);

        Assert.Equal(0.5, fitted.Coefficients[0], 0.05);
        Assert.Equal(0.3, fitted.Coefficients[1], 0.05);
    }

    [Fact]
    public void Nothing_is_made_of_errors_that_are_all_nothing() =>
        Assert.Empty(AutoregressiveErrors.Of(new double[50], [.. Enumerable.Repeat(1.0, 50)], longest: 5).Coefficients);

    [Fact]
    public void A_forecast_feeds_on_itself()
    {
        var process = new AutoregressiveErrors([0.5, 0.25]);

        Assert.Equal([5, 4.5, 3.5], process.Forecast([4, 8], horizon: 3).Select(value => Math.Round(value, 12)));
    }

    [Fact]
    public void Uncertainty_grows_to_that_of_errors_of_which_nothing_is_known()
    {
        var uncertainty = new AutoregressiveErrors([0.5]).Uncertainty(horizon: 60);

        // Of a process of order one: the square at step h is 1 − φ^2h.
        Assert.All(Enumerable.Range(0, 60), step => Assert.Equal(Math.Sqrt(1 - Math.Pow(0.25, step + 1)), uncertainty[step], 12));
    }
}
