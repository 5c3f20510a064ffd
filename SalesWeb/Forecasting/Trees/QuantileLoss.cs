namespace SalesWeb.Forecasting.Trees;

/// <summary>
/// The pinball loss: least at the quantile of a level (Koenker and Bassett 1978). At one half it is half the absolute error, least at the median.
/// <code>
///   loss(r) = τ r  for r ≥ 0,  (τ − 1) r  for r &lt; 0
/// </code>
/// </summary>
/// <param name="level">τ, 0 to 1 (both excluded).</param>
public sealed class QuantileLoss(double level) : ILoss
{
    /// <summary>The loss of the median.</summary>
    public static QuantileLoss Median { get; } = new(0.5);

    public double At(double residual) => residual >= 0 ? level * residual : (level - 1) * residual;

    public double Pull(double residual) => residual > 0 ? level : residual < 0 ? level - 1 : 0;

    /// <summary>The quantile between the two values nearest to it: place τ (n − 1) among n values counted from 0.</summary>
    public double Best(Span<float> residuals)
    {
        residuals.Sort();
        var place = level * (residuals.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, residuals.Length - 1);
        return residuals[below] + ((place - below) * ((double)residuals[above] - residuals[below]));
    }
}
