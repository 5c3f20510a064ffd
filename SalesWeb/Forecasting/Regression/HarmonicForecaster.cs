namespace SalesWeb.Forecasting.Regression;

/// <summary>What a <see cref="HarmonicRegression"/> learnt of one series: the coming periods, once and for all.</summary>
internal sealed class HarmonicForecaster : IForecaster
{
    private readonly double[] _point;
    private readonly double[][] _quantiles;
    private readonly double[][] _parts;
    private readonly IReadOnlyList<double> _levels;
    private readonly bool _mayBeNegative;

    /// <param name="committee">Null where nothing was ever sold.</param>
    /// <param name="data">The history.</param>
    /// <param name="options">How far and how surely it forecasts.</param>
    public HarmonicForecaster(RegressionCommittee? committee, RegressionData data, FitOptions options)
    {
        (_levels, _mayBeNegative) = (options.Quantiles, data.Series.HasReturns);
        _point = new double[options.Horizon];
        _quantiles = [.. _levels.Select(_ => new double[options.Horizon])];
        _parts = [.. Enum.GetValues<ForecastPart>().Select(_ => new double[options.Horizon])];
        for (var step = 0; committee is not null && step < options.Horizon; step++)
        {
            for (var m = 0; m < committee.Members.Length; m++)
                Add(committee.Members[m], committee.Weights[m], committee.Inflations[m], step);
            if (data.Closed.Ahead[step] is { } reason)
                Close(step, reason);
        }
    }

    public Forecast Forecast(int horizon) =>
        Forecasting.Forecast.Of(_point[..horizon], _levels, (level, step) => _quantiles[level][step], _mayBeNegative);

    public Explanation Explain(int horizon) =>
        new([.. Enum.GetValues<ForecastPart>()
            .Where(part => part == ForecastPart.Trend || _parts[(int)part].Any(value => value != 0))
            .Select(part => new ExplainedPart(part, [.. _parts[(int)part][..horizon]]))]);

    private void Add(RegressionMember member, double weight, double inflation, int step)
    {
        var point = member.Point(step);
        _point[step] += weight * point;
        for (var k = 0; k < _levels.Count; k++)
            _quantiles[k][step] += weight * (_levels[k] == 0.5 ? point : member.Quantile(_levels[k], step, inflation));
        Span<double> parts = stackalloc double[_parts.Length];
        member.Explain(step, parts);
        for (var part = 0; part < parts.Length; part++)
            _parts[part][step] += weight * parts[part];
    }

    /// <summary>Nothing is sold on a closed day, and what closes it takes away all that the others give.</summary>
    private void Close(int step, ForecastPart reason)
    {
        _parts[(int)reason][step] -= _point[step];
        _point[step] = 0;
        foreach (var quantile in _quantiles)
            quantile[step] = 0;
    }
}
