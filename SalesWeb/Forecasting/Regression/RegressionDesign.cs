using System.Numerics;
using System.Runtime.InteropServices;

namespace SalesWeb.Forecasting.Regression;

/// <summary>
/// The regressors of consecutive periods, those of the history and those ahead.
/// <code>
///   X   N × P    row t: D values that are seldom 0, kept as they are, then P − D that mostly are, kept as (column, value)
/// </code>
/// A day is one weekday of seven and hardly ever a holiday, so the product X' W X takes a small part of the work that it would for a full matrix.
/// </summary>
public sealed class RegressionDesign
{
    private readonly double[] _dense;
    private readonly int _width;
    private readonly int[] _starts;
    private readonly int[] _places;
    private readonly double[] _values;

    /// <param name="columns">P columns: the D dense ones first.</param>
    /// <param name="dense">For each dense column its N values.</param>
    /// <param name="sparse">For each other column the rows where it is not 0, rising, and its values there.</param>
    /// <param name="rows">N, at least 1.</param>
    public RegressionDesign(
        IReadOnlyList<DesignColumn> columns, IReadOnlyList<double[]> dense, IReadOnlyList<IReadOnlyList<(int Row, double Value)>> sparse, int rows)
    {
        Columns = [.. columns];
        Rows = rows;
        _width = dense.Count;
        _dense = new double[rows * _width];
        for (var column = 0; column < _width; column++)
        {
            for (var row = 0; row < rows; row++)
                _dense[(row * _width) + column] = dense[column][row];
        }

        _starts = new int[rows + 1];
        foreach (var column in sparse)
        {
            foreach (var (row, _) in column)
                _starts[row + 1]++;
        }

        for (var row = 0; row < rows; row++)
            _starts[row + 1] += _starts[row];
        _places = new int[_starts[rows]];
        _values = new double[_starts[rows]];
        var next = _starts.ToArray();
        for (var column = 0; column < sparse.Count; column++)
        {
            foreach (var (row, value) in sparse[column])
                (_places[next[row]], _values[next[row]++]) = (_width + column, value);
        }
    }

    public DesignColumn[] Columns { get; }

    /// <summary>N: periods of the history and ahead.</summary>
    public int Rows { get; }

    /// <summary>Adds up the normal equations of a weighted regression on the first rows.</summary>
    /// <param name="z">n responses.</param>
    /// <param name="weights">n weights, each at least 0; where it is 0, the row does not count.</param>
    /// <param name="gram">P × P by rows; receives the part of X' W X on and below the diagonal.</param>
    /// <param name="moments">P; receives X' W z.</param>
    public void Accumulate(ReadOnlySpan<double> z, ReadOnlySpan<double> weights, Span<double> gram, Span<double> moments)
    {
        gram.Clear();
        moments.Clear();
        var count = Columns.Length;
        for (var t = 0; t < z.Length; t++)
        {
            var weight = weights[t];
            if (weight <= 0)
                continue;

            var dense = _dense.AsSpan(t * _width, _width);
            for (var i = 0; i < _width; i++)
                AddScaled(gram.Slice(i * count, i + 1), weight * dense[i], dense[..(i + 1)]);
            AddScaled(moments[.._width], weight * z[t], dense);
            for (var k = _starts[t]; k < _starts[t + 1]; k++)
            {
                var row = gram.Slice(_places[k] * count, count);
                var scaled = weight * _values[k];
                AddScaled(row[.._width], scaled, dense);
                for (var j = _starts[t]; j <= k; j++)
                    row[_places[j]] += scaled * _values[j];
                moments[_places[k]] += scaled * z[t];
            }
        }
    }

    /// <summary>What the coefficients give for a row.</summary>
    public double Predict(ReadOnlySpan<double> coefficients, int row)
    {
        var sum = 0.0;
        var dense = _dense.AsSpan(row * _width, _width);
        for (var i = 0; i < dense.Length; i++)
            sum += dense[i] * coefficients[i];
        for (var k = _starts[row]; k < _starts[row + 1]; k++)
            sum += _values[k] * coefficients[_places[k]];
        return sum;
    }

    /// <summary>The same by what it comes from.</summary>
    /// <param name="coefficients">P.</param>
    /// <param name="row">0 … N-1.</param>
    /// <param name="parts">Receives the sum of each <see cref="ForecastPart"/>.</param>
    public void Explain(ReadOnlySpan<double> coefficients, int row, Span<double> parts)
    {
        parts.Clear();
        for (var i = 0; i < _width; i++)
            parts[(int)Columns[i].Part] += _dense[(row * _width) + i] * coefficients[i];
        for (var k = _starts[row]; k < _starts[row + 1]; k++)
            parts[(int)Columns[_places[k]].Part] += _values[k] * coefficients[_places[k]];
    }

    private static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        var targets = MemoryMarshal.Cast<double, Vector<double>>(target);
        var sources = MemoryMarshal.Cast<double, Vector<double>>(source);
        var factors = new Vector<double>(factor);
        for (var i = 0; i < targets.Length; i++)
            targets[i] += factors * sources[i];
        for (var i = targets.Length * Vector<double>.Count; i < target.Length; i++)
            target[i] += factor * source[i];
    }
}
