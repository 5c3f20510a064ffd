namespace SalesWeb.Forecasting.Regression;

/// <summary>One regression with its autoregressive errors, fitted to what was known at an origin.</summary>
internal sealed class RegressionMember
{
    private readonly RegressionData _data;
    private readonly Response _response;
    private readonly RobustRidge _ridge;
    private readonly double[] _errorsAhead;
    private readonly double[] _uncertainty;
    private readonly double[] _sorted;
    private readonly double[] _shares;
    private readonly double _least;
    private readonly double _most;
    private readonly int _known;

    /// <param name="data">The whole history; only what lies before the origin is learnt from.</param>
    /// <param name="profile">What it believes.</param>
    /// <param name="known">The origin: how many periods are known; something was sold in them.</param>
    /// <param name="horizon">Periods behind the origin, as far as the design reaches.</param>
    /// <param name="iterations">How often the regression is reweighted, at least 1.</param>
    public RegressionMember(RegressionData data, RegressionProfile profile, int known, int horizon, int iterations)
    {
        (_data, _known) = (data, known);
        _response = new Response(profile.Response, data.ScaleAt(known));
        var z = new double[known];
        var weights = new double[known];
        var halfLife = profile.HalfLifeYears * 365.25 / DesignBuilder.DaysPerPeriod(data.Series.Frequency);
        (_least, _most) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var t = 0; t < known; t++)
        {
            z[t] = _response.Apply(data.Series.Values[t]);
            if (data.Closed.Past[t])
                continue;
            weights[t] = Math.Pow(0.5, (known - 1 - t) / halfLife);
            (_least, _most) = (Math.Min(_least, z[t]), Math.Max(_most, z[t]));
        }

        (_least, _most) = (_least - ((_most - _least) / 2), _most + ((_most - _least) / 2));
        _ridge = RobustRidge.Fit(data.Design, z, weights, iterations);
        var errors = new double[known];
        for (var t = 0; t < known; t++)
            errors[t] = Math.Clamp(_ridge.Residuals[t], -3 * _ridge.Deviation, 3 * _ridge.Deviation);
        var autoregression = AutoregressiveErrors.Of(errors, weights, Math.Min(14, known / 10));
        _errorsAhead = autoregression.Forecast(errors, horizon);
        _uncertainty = autoregression.Uncertainty(horizon);
        (_sorted, _shares) = Distribution(_ridge.Residuals, weights);
    }

    /// <summary>The mean size of what the regression left, in terms of the response.</summary>
    public double Deviation => _ridge.Deviation / 1.25;

    /// <summary>How much of <see cref="Deviation"/> is to be expected at a step.</summary>
    public double UncertaintyAt(int step) => _uncertainty[step];

    /// <summary>The median of a step ahead, counted from 0; in the unit of the series.</summary>
    public double Point(int step) => Sales(Center(step));

    /// <summary>A value in the terms of the response.</summary>
    public double Apply(double sales) => _response.Apply(sales);

    /// <summary>The median of a step in terms of the response, no further outside of what was seen than half its range.</summary>
    public double Center(int step) => Math.Clamp(Predicted(step), _least, _most);

    /// <summary>The quantile of a level at a step.</summary>
    /// <param name="level">Above 0, below 1.</param>
    /// <param name="step">Counted from 0.</param>
    /// <param name="inflation">How much further forecasts stray than what the regression left of its own past, at least 1.</param>
    public double Quantile(double level, int step, double inflation)
    {
        var place = Array.BinarySearch(_shares, level);
        var residual = _sorted[Math.Min(place < 0 ? ~place : place, _sorted.Length - 1)];
        return Sales(Center(step) + (inflation * _uncertainty[step] * residual));
    }

    /// <summary>
    /// What the median of a step is made of. Where effects do not add up in sales, the way from the trend alone to the forecast is walked straight
    /// in terms of the response, and every part is given what it adds on it (Aumann and Shapley 1974): its effect times the mean slope.
    /// </summary>
    /// <param name="step">Counted from 0.</param>
    /// <param name="parts">Receives a number for each <see cref="ForecastPart"/>, in the unit of the series; their sum is <see cref="Point"/>.</param>
    public void Explain(int step, Span<double> parts)
    {
        _data.Design.Explain(_ridge.Coefficients, _known + step, parts);
        var trend = parts[(int)ForecastPart.Trend];
        parts[(int)ForecastPart.Trend] = 0;
        parts[(int)ForecastPart.Rest] += _errorsAhead[step] + Center(step) - Predicted(step);
        var way = Center(step) - trend;
        var slope = Math.Abs(way) > 1e-12 ? (Point(step) - Sales(trend)) / way : 0;
        for (var part = 0; part < parts.Length; part++)
            parts[part] *= slope;
        parts[(int)ForecastPart.Trend] = Sales(trend);
    }

    private double Predicted(int step) => _data.Design.Predict(_ridge.Coefficients, _known + step) + _errorsAhead[step];

    private double Sales(double response)
    {
        var sales = _response.Invert(response);
        return _data.Series.HasReturns ? sales : Math.Max(0, sales);
    }

    /// <summary>Residuals, rising, and which share of the weight lies up to each.</summary>
    private static (double[] Sorted, double[] Shares) Distribution(double[] residuals, double[] weights)
    {
        var counted = Enumerable.Range(0, residuals.Length).Where(t => weights[t] > 0).ToArray();
        var sorted = Array.ConvertAll(counted, t => residuals[t]);
        var shares = Array.ConvertAll(counted, t => weights[t]);
        Array.Sort(sorted, shares);
        for (var i = 1; i < shares.Length; i++)
            shares[i] += shares[i - 1];
        var total = shares[^1];
        for (var i = 0; i < shares.Length; i++)
            shares[i] /= total;
        return (sorted, shares);
    }
}
