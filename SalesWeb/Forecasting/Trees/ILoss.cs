namespace SalesWeb.Forecasting.Trees;

/// <summary>What trees are to make small: the sum over examples of <c>loss(y − f)</c>.</summary>
public interface ILoss
{
    /// <summary>The loss of one residual <c>y − f</c>, at least 0.</summary>
    double At(double residual);

    /// <summary>Which way, and how strongly, the forecast of an example wants to go: minus the derivative of the loss by f.</summary>
    double Pull(double residual);

    /// <summary>The one value that, added to the forecasts of these examples, makes their loss least.</summary>
    /// <param name="residuals"><c>y − f</c> of at least one example; put in another order.</param>
    double Best(Span<float> residuals);
}
