using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Regression;

namespace SalesWeb.Tests.Forecasting.Regression;

public class NormalEquationsTests
{
    [Fact]
    public void Two_equations_are_solved_as_by_hand()
    {
        double[] vector = [10, 9];

        NormalEquations.Solve([4, 0, 2, 3], vector);

        // 4x + 2y = 10 and 2x + 3y = 9.
        Assert.Equal(1.5, vector[0], 12);
        Assert.Equal(2, vector[1], 12);
    }

    [Fact]
    public void Many_equations_give_back_what_they_were_made_of()
    {
        const int Count = 37;
        var random = new Random(1);
        var factor = Enumerable.Range(0, Count * Count).Select(_ => random.NextDouble() - 0.5).ToArray();
        var expected = Enumerable.Range(0, Count).Select(_ => random.NextDouble()).ToArray();
        var matrix = new double[Count * Count];
        var vector = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j < Count; j++)
            {
                matrix[(i * Count) + j] = i == j ? 1 : 0;
                for (var k = 0; k < Count; k++)
                    matrix[(i * Count) + j] += factor[(i * Count) + k] * factor[(j * Count) + k];
                vector[i] += matrix[(i * Count) + j] * expected[j];
            }
        }

        NormalEquations.Solve(matrix, vector);

        Assert.All(Enumerable.Range(0, Count), i => Assert.Equal(expected[i], vector[i], 9));
    }

    [Fact]
    public void Equations_that_say_the_same_twice_are_no_equations() =>
        Assert.Throws<ArithmeticException>(() => NormalEquations.Solve([1, 0, 1, 1], new double[2]));

    [Fact]
    public void Sparse_rows_add_up_to_what_a_full_matrix_does()
    {
        var random = new Random(2);
        double[][] dense = [.. Enumerable.Range(0, 11).Select(_ => Enumerable.Range(0, 20).Select(_ => random.NextDouble()).ToArray())];
        List<(int, double)>[] sparse = [[(0, 2), (7, 3)], [(3, 1.5), (7, -1)], [(19, 1)]];
        var design = new RegressionDesign(
            [.. Enumerable.Repeat(new DesignColumn(ForecastPart.Trend, 1), 11), .. Enumerable.Repeat(new DesignColumn(ForecastPart.Holidays, 1), 3)],
            dense,
            sparse,
            rows: 20);
        var full = Enumerable.Range(0, 20).Select(t => dense.Select(column => column[t])
            .Concat(sparse.Select(column => column.Where(cell => cell.Item1 == t).Sum(cell => cell.Item2))).ToArray()).ToArray();
        var weights = Enumerable.Range(0, 20).Select(t => t == 5 ? 0 : random.NextDouble()).ToArray();
        var z = Enumerable.Range(0, 20).Select(_ => random.NextDouble()).ToArray();
        var (gram, moments) = (new double[14 * 14], new double[14]);

        design.Accumulate(z, weights, gram, moments);

        for (var i = 0; i < 14; i++)
        {
            Assert.Equal(Enumerable.Range(0, 20).Sum(t => weights[t] * full[t][i] * z[t]), moments[i], 12);
            for (var j = 0; j <= i; j++)
                Assert.Equal(Enumerable.Range(0, 20).Sum(t => weights[t] * full[t][i] * full[t][j]), gram[(i * 14) + j], 12);
        }

        Assert.All(Enumerable.Range(0, 20), t => Assert.Equal(full[t].Select((value, i) => value * z[i]).Sum(), design.Predict(z.AsSpan(0, 14), t), 12));
    }
}
