using SalesWeb.Forecasting.Trees;

namespace SalesWeb.Tests.Forecasting.Trees;

public class LossTests
{
    private static readonly float[] Residuals = [-3, 4, 0.5f, 9, -1, 2, 7];

    [Fact]
    public void The_best_answers_are_mean_median_and_quantile()
    {
        Assert.Equal(18.5 / 7, new SquaredLoss().Best([.. Residuals]), 12);
        Assert.Equal(2, QuantileLoss.Median.Best([.. Residuals]));
        Assert.Equal(7.8, new QuantileLoss(0.9).Best([.. Residuals]), 5); // place 5.4 of 7 … 9
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void The_pull_is_minus_the_slope_of_the_loss_along_the_forecast(double level)
    {
        ILoss loss = level == 0 ? new SquaredLoss() : new QuantileLoss(level);
        const double Step = 1e-6;

        foreach (var residual in Residuals)
            Assert.Equal((loss.At(residual + Step) - loss.At(residual - Step)) / (2 * Step), loss.Pull(residual), 6);
    }
}
