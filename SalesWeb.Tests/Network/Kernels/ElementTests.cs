using SalesWeb.Network.Kernels;

namespace SalesWeb.Tests.Network.Kernels;

/// <summary>Loops over elements against one value after another, for every width and for lengths on both sides of its edge.</summary>
public class ElementTests
{
    public static TheoryData<int> Widths => Matrices.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void Tanh_and_sigmoid_are_within_their_bound_everywhere(int width)
    {
        float[] grid = [.. Enumerable.Range(-48_000, 96_001).Select(n => n * 0.0005f), 1e-30f, -1e-30f, 1e-7f, 1e30f, -1e30f, float.PositiveInfinity, float.NegativeInfinity];
        var (tanh, sigmoid) = ((float[])grid.Clone(), (float[])grid.Clone());

        Simd.Supported[width].Tanh(tanh);
        Simd.Supported[width].Sigmoid(sigmoid);

        Matrices.Agree([.. grid.Select(x => Math.Tanh(x))], tanh, 3.5e-7);
        Matrices.Agree([.. grid.Select(x => 1 / (1 + Math.Exp(-x)))], sigmoid, 3.5e-7);
        Assert.All(tanh, value => Assert.InRange(value, -1, 1));
        Assert.All(sigmoid, value => Assert.InRange(value, 0, 1));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void What_is_not_a_number_stays_so(int width)
    {
        var simd = Simd.Supported[width];
        float[] NotNumbers() => [.. Enumerable.Repeat(float.NaN, 21)];
        var (tanh, sigmoid, cut) = (NotNumbers(), NotNumbers(), NotNumbers());

        simd.Tanh(tanh);
        simd.Sigmoid(sigmoid);
        simd.CutNegative(cut);

        Assert.All([.. tanh, .. sigmoid, .. cut], value => Assert.True(float.IsNaN(value)));
        Assert.True(double.IsNaN(simd.SumOfSquares(NotNumbers())));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Loops_of_every_length_agree_with_one_value_after_another(int width)
    {
        var simd = Simd.Supported[width];
        for (var count = 1; count <= 70; count++)
        {
            var (x, other) = (Matrices.Random(count, 1), Matrices.Random(count, 2));
            x[count / 2] = 0;
            var (cut, cleared, sum) = ((float[])x.Clone(), (float[])other.Clone(), (float[])other.Clone());

            simd.CutNegative(cut);
            simd.ClearWhereNotPositive(x, cleared);
            simd.Add(x, sum);

            Assert.Equal(x.Select(value => Math.Max(value, 0)), cut);
            Assert.Equal(x.Zip(other, (gate, value) => gate > 0 ? value : 0), cleared);
            Assert.Equal(x.Zip(other, (one, two) => one + two), sum);
            Assert.Equal(x.Sum(value => (double)value * value), simd.SumOfSquares(x), 1e-5);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Columns_are_added_from_the_first_to_the_last(int width)
    {
        for (var rows = 1; rows <= 70; rows++)
        {
            var (matrix, sum) = (Matrices.Random(rows * 9, 1), Matrices.Random(rows, 2));
            var expected = (float[])sum.Clone();
            for (var n = 0; n < matrix.Length; n++)
                expected[n % rows] += matrix[n];

            Simd.Supported[width].AddColumns(matrix, sum);

            Assert.Equal(expected, sum);
        }
    }

    [Fact]
    public void A_sequence_sums_its_columns()
    {
        var x = Sequences.Random(features: 5, steps: 4, batch: 3);
        var sum = new float[5];
        sum.AsSpan().Fill(100);

        x.SumColumns(sum);

        for (var f = 0; f < 5; f++)
            Assert.Equal(Enumerable.Range(0, 12).Sum(column => (double)x.Values[f, column]), sum[f], 1e-5);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Five_steps_of_Adam_agree_with_the_formula_written_out(int width)
    {
        const double Rate = 0.01, Decay = 0.1, Scale = 0.5;
        foreach (var count in new[] { 1, 3, 7, 16, 33, 70 })
        {
            var p = Matrices.Random(count, 1);
            var (m, v) = (new float[count], new float[count]);
            double[] expected = [.. p.Select(value => (double)value)];
            var (means, squares) = (new double[count], new double[count]);
            for (var step = 1; step <= 5; step++)
            {
                var g = Matrices.Random(count, seed: 10 + step);
                var common = new AdamStep(
                    (float)(Rate / (1 - Math.Pow(0.9, step))), (float)Math.Sqrt(1 - Math.Pow(0.999, step)), (float)(1 - Rate * Decay), (float)Scale);
                Simd.Supported[width].StepAdam(p, g, m, v, common);
                for (var n = 0; n < count; n++)
                {
                    var slope = g[n] * Scale;
                    means[n] = 0.9 * means[n] + 0.1 * slope;
                    squares[n] = 0.999 * squares[n] + 0.001 * slope * slope;
                    var move = means[n] / (1 - Math.Pow(0.9, step)) / (Math.Sqrt(squares[n] / (1 - Math.Pow(0.999, step))) + 1e-8);
                    expected[n] = (1 - Rate * Decay) * expected[n] - Rate * move;
                }
            }

            Matrices.Agree(expected, p, 1e-6);
        }
    }
}
