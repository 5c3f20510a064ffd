namespace SalesWeb.Forecasting.Backtesting;

/// <summary>
/// Estimates how long the rest of a backtest takes, from its own fits: each model has a measured time per value of the past, and each fit to
/// come costs that times the values it learns from. A model that was not fitted yet counts as in an earlier backtest; without one, as
/// <see cref="FitCost"/> says, in the proportion by which this machine has been slower so far, and then the estimate is a lower bound.
/// Windows at which models are fitted anew and windows at which they continue with an earlier fit are timed separately.
/// </summary>
public sealed class FitTimes
{
    private readonly IReadOnlyList<string> _models;
    private readonly IReadOnlyList<double> _values;

    // The values of all windows from one on: those with a new fit, and those without.
    private readonly double[] _leftToFit;
    private readonly double[] _leftToContinue;
    private readonly int _refitEvery;
    private readonly IReadOnlyDictionary<string, double> _earlier;
    private readonly TimeProvider _clock;
    private readonly long _began;
    private readonly double _finalFits;
    private readonly (double Seconds, double Values, double LastRate)[] _measured;
    private readonly (double Seconds, double Values)[] _continued;
    private readonly int[] _fitted;
    private double _fraction;

    /// <param name="models">The models, in the order in which each window fits them.</param>
    /// <param name="values">For each window the number of values of all series that a fit learns from.</param>
    /// <param name="earlier">Seconds per thousand values, by model, from an earlier backtest.</param>
    /// <param name="clock">Measures the whole.</param>
    /// <param name="finalFits">Fits of an average model to all values that follow the last window.</param>
    /// <param name="refitEvery">Models are fitted anew at the first window and at every so many after it, at least 1.</param>
    public FitTimes(
        IReadOnlyList<string> models,
        IReadOnlyList<double> values,
        IReadOnlyDictionary<string, double> earlier,
        TimeProvider clock,
        double finalFits = 0,
        int refitEvery = 1)
    {
        (_models, _values, _earlier, _clock, _finalFits, _refitEvery) = (models, values, earlier, clock, finalFits, refitEvery);
        _measured = new (double, double, double)[models.Count];
        _continued = new (double, double)[models.Count];
        _fitted = new int[models.Count];
        _leftToFit = new double[values.Count + 1];
        _leftToContinue = new double[values.Count + 1];
        for (var window = values.Count - 1; window >= 0; window--)
        {
            _leftToFit[window] = _leftToFit[window + 1] + (IsNewFit(window) ? values[window] : 0);
            _leftToContinue[window] = _leftToContinue[window + 1] + (IsNewFit(window) ? 0 : values[window]);
        }

        _began = clock.GetTimestamp();
    }

    /// <summary>Seconds per thousand values that a new fit of each model took; a model that was not fitted is not there.</summary>
    public IReadOnlyDictionary<string, double> Rates => Enumerable.Range(0, _models.Count)
        .Where(model => _measured[model].Values > 0)
        .ToDictionary(model => _models[model], model => 1000 * _measured[model].Seconds / _measured[model].Values);

    /// <summary>Adds one measured fit of a model at its next window.</summary>
    public void Add(int model, TimeSpan took)
    {
        var window = _fitted[model]++;
        var values = _values[window];
        if (values == 0)
            return;
        if (!IsNewFit(window))
        {
            _continued[model] = (_continued[model].Seconds + took.TotalSeconds, _continued[model].Values + values);
            return;
        }

        var sum = _measured[model];
        _measured[model] = (sum.Seconds + took.TotalSeconds, sum.Values + values, took.TotalSeconds / values);
    }

    public BacktestProgress Progress()
    {
        var (seconds, isLeast) = (0.0, false);
        for (var model = 0; model < _models.Count; model++)
        {
            var (rate, isKnown) = Rate(model);
            var left = _leftToFit[_fitted[model]] + (_finalFits / _models.Count * _values[^1]);
            seconds += rate * left;
            isLeast |= !isKnown && left > 0;
            var continued = _continued[model];
            seconds += (continued.Values > 0 ? continued.Seconds / continued.Values : rate) * _leftToContinue[_fitted[model]];
        }

        var (elapsed, remaining) = (_clock.GetElapsedTime(_began), TimeSpan.FromSeconds(seconds));
        // A better estimate may be a longer one; the bar waits then instead of going back.
        _fraction = Math.Max(_fraction, elapsed == TimeSpan.Zero ? 0 : elapsed / (elapsed + remaining));
        return new BacktestProgress(_fitted.Sum(), _models.Count * _values.Count, _fraction, elapsed, remaining, isLeast);
    }

    private bool IsNewFit(int window) => window % _refitEvery == 0;

    /// <summary>Seconds per value of a model, and whether that was measured, now or earlier.</summary>
    private (double Rate, bool IsKnown) Rate(int model)
    {
        // Fits get slower as the past gets longer, and the first one warms up: the mean and the last one count alike.
        var own = _measured[model];
        if (own.Values > 0)
            return (((own.Seconds / own.Values) + own.LastRate) / 2, true);
        if (_earlier.TryGetValue(_models[model], out var rate))
            return (rate / 1000, true);

        var (took, typical) = (0.0, 0.0);
        for (var other = 0; other < _models.Count; other++)
        {
            took += _measured[other].Seconds;
            typical += FitCost.SecondsPerThousandValues(_models[other]) / 1000 * _measured[other].Values;
        }

        return (FitCost.SecondsPerThousandValues(_models[model]) / 1000 * (typical > 0 ? Math.Clamp(took / typical, 1, 100) : 1), false);
    }
}

/// <summary>How far a backtest has got.</summary>
/// <param name="Done">Fits of a model to all series that are done.</param>
/// <param name="All">How many there are.</param>
/// <param name="Fraction">The fraction of the time that is over, 0 to 1; it never falls.</param>
/// <param name="Elapsed">Since it began.</param>
/// <param name="Remaining">The time that is still needed.</param>
/// <param name="IsLeast">Whether <paramref name="Remaining"/> is a lower bound: a model has never been timed on this machine.</param>
public sealed record BacktestProgress(int Done, int All, double Fraction, TimeSpan Elapsed, TimeSpan Remaining, bool IsLeast);
