namespace SalesWeb.Forecasting.Trees;

/// <summary>What was learnt of all series: a few models that were grown from different draws, and how far they err.</summary>
/// <param name="Members">At least one; the mean of their answers counts.</param>
/// <param name="Layout">What they read.</param>
/// <param name="Bands">How far they err.</param>
/// <param name="Quantiles">The probabilities that forecasts have, rising.</param>
internal sealed record Forest(IReadOnlyList<BoostedTrees> Members, TableLayout Layout, ErrorBands Bands, IReadOnlyList<double> Quantiles)
{
    /// <summary>The sales of an example, in levels.</summary>
    public double At(ReadOnlySpan<float> features)
    {
        var sum = 0.0;
        foreach (var member in Members)
            sum += member.At(features);
        return sum / Members.Count;
    }

    /// <summary>What each part adds to the answer for an example; all of them together are the answer.</summary>
    public double[] Parts(ReadOnlySpan<float> features)
    {
        var contributions = new double[Layout.Columns.Count];
        var parts = new double[Enum.GetValues<ForecastPart>().Length];
        foreach (var member in Members)
            parts[(int)ForecastPart.Trend] += member.Contribute(features, 1.0 / Members.Count, contributions);
        for (var column = 0; column < contributions.Length; column++)
            parts[(int)Layout.Columns[column].Part] += contributions[column];
        return parts;
    }
}
