using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Single;

namespace SalesWeb.Network;

/// <summary>
/// A tensor that a network learns, with its gradient, under the name and shape PyTorch gives it.
/// <code>
///   PyTorch  [R], [R, F] or [R, F, K], the last index running fastest
///   Value    R × K·F: the element [r, f, k] is in row r and column k·F + f
/// </code>
/// So each of the K taps of a convolution is F neighbouring columns: a matrix of its own.
/// </summary>
public sealed class Parameter
{
    private readonly float[] _values;
    private readonly float[] _gradients;

    /// <summary>A tensor of zeros.</summary>
    /// <param name="name">As in PyTorch's state dictionary, for example <c>lstm.weight_hh_l0</c>.</param>
    /// <param name="shape">One to three sizes, each at least 1.</param>
    public Parameter(string name, params int[] shape)
    {
        ArgumentOutOfRangeException.ThrowIfZero(shape.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shape.Length, 3);
        Name = name;
        Shape = [.. shape];
        _values = new float[shape.Aggregate(1, (product, size) => checked(product * size))];
        _gradients = new float[_values.Length];
        Value = new DenseMatrix(shape[0], _values.Length / shape[0], _values);
        Gradient = new DenseMatrix(shape[0], _values.Length / shape[0], _gradients);
    }

    public string Name { get; }

    /// <summary>PyTorch's shape: [R], [R, F] or [R, F, K].</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>R × K·F.</summary>
    public Matrix<float> Value { get; }

    /// <summary>R × K·F: how the loss of the last batch changes with each element.</summary>
    public Matrix<float> Gradient { get; }

    /// <summary>The values of <see cref="Value"/>, column after column.</summary>
    public Span<float> Values => _values;

    /// <summary>The value as a matrix, R × K·F, where it lies.</summary>
    public MatrixView View() => new(_values, Value.RowCount, Value.ColumnCount);

    /// <summary>The values of <see cref="Gradient"/>, column after column.</summary>
    public Span<float> Gradients => _gradients;

    /// <summary>Draws every element evenly from -<paramref name="bound"/> up to <paramref name="bound"/>.</summary>
    public Parameter Randomize(float bound, Random random)
    {
        foreach (ref var value in Values)
            value = (2 * random.NextSingle() - 1) * bound;
        return this;
    }

    /// <summary>The value in PyTorch's order.</summary>
    public float[] ToPyTorch() => Array.ConvertAll(PyTorchOrder(), at => _values[at]);

    /// <summary>Takes over values in PyTorch's order, as many as the shape holds.</summary>
    public void FromPyTorch(ReadOnlySpan<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, _values.Length);
        var order = PyTorchOrder();
        for (var n = 0; n < order.Length; n++)
            _values[order[n]] = values[n];
    }

    /// <summary>Where the elements [0, 0, 0], [0, 0, 1], … lie in <see cref="Values"/>.</summary>
    private int[] PyTorchOrder()
    {
        var (rows, features, taps) = (Shape[0], Size(1), Size(2));
        var order = new int[_values.Length];
        for (var n = 0; n < order.Length; n++)
        {
            var (r, f, k) = (n / (features * taps), n / taps % features, n % taps);
            order[n] = r + rows * (k * features + f);
        }

        return order;

        int Size(int dimension) => dimension < Shape.Count ? Shape[dimension] : 1;
    }
}
