namespace SalesWeb.Forecasting.Trees;

/// <summary><c>r² / 2</c>: least at the mean.</summary>
public sealed class SquaredLoss : ILoss
{
    public double At(double residual) => residual * residual / 2;

    public double Pull(double residual) => residual;

    public double Best(Span<float> residuals)
    {
        var sum = 0.0;
        foreach (var residual in residuals)
            sum += residual;
        return sum / residuals.Length;
    }
}
