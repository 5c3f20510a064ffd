using SalesWeb.Series;

namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// The dynamic optimised theta model (DOTM; Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016): the line is learnt anew
/// with every value, and how much of it to believe is learnt as well.
/// <code>
///   f[t] = l[t − 1] + w ((1 − α)^(t − 1) A[t − 1] + (1 − (1 − α)^t) / α · B[t − 1])        w = 1 − 1 / θ
///   l[t] = α y[t] + (1 − α) l[t − 1]
///   A, B  intercept and slope of the least-squares line through y[1] … y[t]
///   further on, forecasts stand in for values that are still to come
/// </code>
/// α from 0.0001 to 0.9999, w from 0 (simple smoothing) to 0.99 (nearly the whole line), both and l[0] with least squared errors from the third
/// value on; errors are linear in w and l[0], so only α is searched for. The season is taken out as <see cref="Theta"/> takes it.
/// Good for trends that turn, where half the slope of the whole past, as in <see cref="Theta"/>, is too much or too little.
/// </summary>
public sealed class DynamicTheta : IModel
{
    private const double MostWeight = 0.99;

    public string Name => "DynamicTheta";

    /// <inheritdoc/>
    public IReadOnlyList<Fitted> Fit(IReadOnlyList<LeveledSeries> histories, FitOptions options, CancellationToken cancellation = default) =>
        Fitted.Each(histories, history => Fit(history.Series, options, cancellation), cancellation);

    private static ThetaForecaster Fit(SalesSeries history, FitOptions options, CancellationToken cancellation)
    {
        var season = Deseasonalised.Of(history);
        var y = season.Values;
        var alpha = GoldenSection.Minimise(alpha => Of(y, alpha).Squares, EtsBounds.Smallest, EtsBounds.Largest, cancellation);
        var (weight, lift, squares) = Of(y, alpha);

        var state = new State(y[0], alpha);
        foreach (var value in y)
            state.Learn(value);
        state.Level += lift * state.Left;

        var levels = new double[options.Horizon];
        for (var h = 0; h < levels.Length; h++)
        {
            levels[h] = state.Level + (weight * state.Line);
            state.Learn(levels[h]);
        }

        return new ThetaForecaster(history, season, levels, alpha, Math.Sqrt(squares / Math.Max(1, y.Length - 5)), options.Quantiles);
    }

    /// <summary>The best w for an α, how much higher than y[1] the level best starts, and Σ error² from the third value on.</summary>
    private static (double Weight, double Lift, double Squares) Of(double[] y, double alpha)
    {
        // error = e − w line − lift left: three products of each pair are all that is needed.
        var state = new State(y[0], alpha);
        var (ee, el, es, ll, ls, ss) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var t = 0; t < y.Length; t++)
        {
            if (t >= 2)
            {
                var (error, line, left) = (y[t] - state.Level, state.Line, state.Left);
                ee += error * error;
                el += error * line;
                es += error * left;
                ll += line * line;
                ls += line * left;
                ss += left * left;
            }

            state.Learn(y[t]);
        }

        var determinant = (ll * ss) - (ls * ls);
        var weight = determinant > 1e-12 * ll * ss ? Math.Clamp(((el * ss) - (es * ls)) / determinant, 0, MostWeight) : 0;
        var lift = ss > 0 ? (es - (weight * ls)) / ss : 0;
        var squares = ee - (2 * weight * el) - (2 * lift * es) + (weight * weight * ll) + (2 * weight * lift * ls) + (lift * lift * ss);
        return (weight, lift, Math.Max(0, squares));
    }

    /// <summary>The recursion behind the values learnt so far.</summary>
    private sealed class State(double level, double alpha)
    {
        private int _count;
        private double _mean;
        private double _slope;

        public double Level { get; set; } = level;

        /// <summary>(1 − α)^t behind t values.</summary>
        public double Left { get; private set; } = 1;

        /// <summary>What all of the line would add to the next forecast.</summary>
        public double Line
        {
            get
            {
                var intercept = _mean - (_slope * (_count + 1) / 2);
                return (Left * intercept) + ((1 - (Left * (1 - alpha))) / alpha * _slope);
            }
        }

        public void Learn(double value)
        {
            Level += alpha * (value - Level);
            Left *= 1 - alpha;
            _count++;
            if (_count > 1)
                _slope = (((_count - 2) * _slope) + (6 * (value - _mean) / _count)) / (_count + 1);
            _mean += (value - _mean) / _count;
        }
    }
}
