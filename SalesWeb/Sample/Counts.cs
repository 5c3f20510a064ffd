namespace SalesWeb.Sample;

/// <summary>Chance that comes in whole numbers.</summary>
public static class Counts
{
    /// <summary>
    /// A negative binomial number: a Poisson number whose mean is itself gamma distributed, as shoppers come in bursts.
    /// <code>
    ///   mean = μ     variance = μ + μ² / r
    /// </code>
    /// </summary>
    /// <param name="random">Where chance comes from; r + μ numbers are drawn on average.</param>
    /// <param name="mean">μ, at least 0.</param>
    /// <param name="shape">r, at least 1: the larger, the nearer to Poisson.</param>
    /// <remarks>
    /// Counts the tails before the r-th head of a coin with P(head) = r / (r + μ). That takes no logarithm and no exponential,
    /// whose last bit differs between machines, so the same seed gives the same numbers everywhere.
    /// </remarks>
    public static int NegativeBinomial(Random random, double mean, int shape)
    {
        var head = shape / (shape + mean);
        var tails = 0;
        for (var heads = 0; heads < shape;)
        {
            if (random.NextDouble() < head)
                heads++;
            else
                tails++;
        }

        return tails;
    }
}
