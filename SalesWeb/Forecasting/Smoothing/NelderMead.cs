namespace SalesWeb.Forecasting.Smoothing;

/// <summary>
/// Finds a minimum without derivatives: a simplex of n + 1 points turns its worst one away, and grows or shrinks as that goes
/// (Nelder and Mead 1965, in the form of Nash 1990, algorithm 19: reflection 1, contraction ½, expansion 2).
/// </summary>
internal sealed class NelderMead
{
    private const double Forbidden = 1e35;

    private readonly Func<double[], double> _function;
    private readonly double[][] _points;
    private readonly double[] _values;
    private readonly CancellationToken _cancellation;
    private int _calls;

    private NelderMead(Func<double[], double> function, double[] start, double step, CancellationToken cancellation)
    {
        (_function, _cancellation) = (function, cancellation);
        _points = [.. Enumerable.Range(0, start.Length + 1).Select(_ => (double[])start.Clone())];
        for (var i = 0; i < start.Length; i++)
            _points[i + 1][i] += step;
        _values = [.. _points.Select(Value)];
    }

    /// <summary>The best point found.</summary>
    /// <param name="function">What is to be as small as can be; infinite or not a number where a point is not allowed. It must not keep what it is given.</param>
    /// <param name="start">A point that is allowed.</param>
    /// <param name="step">How far the first simplex reaches along every axis, above 0.</param>
    /// <param name="tolerance">The search ends where the simplex is this flat, relative to the value at the start.</param>
    /// <param name="calls">It ends after about as many calls of the function, too.</param>
    /// <param name="cancellation">Looked at before every call.</param>
    public static (double[] Point, double Value) Minimise(
        Func<double[], double> function, double[] start, double step, double tolerance, int calls, CancellationToken cancellation)
    {
        var search = new NelderMead(function, start, step, cancellation);
        search.Run(tolerance * (Math.Abs(search._values[0]) + tolerance), calls);
        var best = search.Best();
        return (search._points[best], search._values[best]);
    }

    private void Run(double flat, int calls)
    {
        var size = double.PositiveInfinity;
        while (_calls <= calls)
        {
            var (best, worst) = (Best(), Worst());
            if (_values[worst] <= _values[best] + flat)
                return;

            var centre = Centre(worst);
            var (before, reflected) = (_values[worst], Along(centre, worst, -1));
            var value = Value(reflected);
            if (value < _values[best])
            {
                Replace(worst, reflected, value);
                TryReplace(worst, Along(centre, worst, 2));
                continue;
            }

            if (value < before)
                Replace(worst, reflected, value);
            if (TryReplace(worst, Along(centre, worst, 0.5)) || value < before)
                continue;

            var shrunk = Shrink(best);
            if (shrunk >= size)
                return;
            size = shrunk;
        }
    }

    /// <summary>centre + factor (point − centre).</summary>
    private double[] Along(double[] centre, int point, double factor)
    {
        var moved = new double[centre.Length];
        for (var i = 0; i < moved.Length; i++)
            moved[i] = centre[i] + (factor * (_points[point][i] - centre[i]));
        return moved;
    }

    private double[] Centre(int without)
    {
        var centre = new double[_points[0].Length];
        for (var k = 0; k < _points.Length; k++)
        {
            for (var i = 0; k != without && i < centre.Length; i++)
                centre[i] += _points[k][i] / centre.Length;
        }

        return centre;
    }

    private double Shrink(int towards)
    {
        var size = 0.0;
        for (var k = 0; k < _points.Length; k++)
        {
            if (k == towards)
                continue;
            for (var i = 0; i < _points[k].Length; i++)
            {
                _points[k][i] = (_points[k][i] + _points[towards][i]) / 2;
                size += Math.Abs(_points[k][i] - _points[towards][i]);
            }

            _values[k] = Value(_points[k]);
        }

        return size;
    }

    private bool TryReplace(int point, double[] by)
    {
        var value = Value(by);
        if (value < _values[point])
        {
            Replace(point, by, value);
            return true;
        }

        return false;
    }

    private void Replace(int point, double[] by, double value) => (_points[point], _values[point]) = (by, value);

    private double Value(double[] point)
    {
        _cancellation.ThrowIfCancellationRequested();
        _calls++;
        var value = _function(point);
        return double.IsFinite(value) ? value : Forbidden;
    }

    private int Best() => Array.IndexOf(_values, _values.Min());

    private int Worst() => Array.IndexOf(_values, _values.Max());
}
