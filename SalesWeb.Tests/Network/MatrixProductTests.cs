using MathNet.Numerics.LinearAlgebra;
using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class MatrixProductTests
{
    /// <summary>M, K, N on both sides of every edge: one row, one column, a tile, a panel of the depth, and one more of each.</summary>
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 1, 64, 32 }, { 16, 3, 4 }, { 17, 5, 5 }, { 32, 256, 8 }, { 33, 257, 7 }, { 7, 600, 3 }, { 50, 2, 1 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void It_adds_what_MathNet_multiplies_in_all_four_forms(int m, int k, int n)
    {
        var (a, b, c) = (Random(m, k, 1), Random(k, n, 2), Random(m, n, 3));
        var (aTransposed, bTransposed) = (a.Transpose(), b.Transpose());
        var expected = Doubles(c) + Doubles(a) * Doubles(b);

        Agrees(MatrixView.Of(a), MatrixView.Of(b));
        Agrees(MatrixView.Of(aTransposed).Transposed, MatrixView.Of(b));
        Agrees(MatrixView.Of(a), MatrixView.Of(bTransposed).Transposed);
        Agrees(MatrixView.Of(aTransposed).Transposed, MatrixView.Of(bTransposed).Transposed);

        void Agrees(MatrixView left, MatrixView right)
        {
            var sum = c.Clone();
            MatrixProduct.Accumulate(left, right, sum.AsColumnMajorArray());
            Assert.True((Doubles(sum) - expected).InfinityNorm() <= 1e-6 * k * n, $"{sum} is not {expected}");
        }
    }

    [Fact]
    public void A_column_gives_the_same_bits_alone_and_among_others()
    {
        var (a, b) = (Random(37, 300, 1), Random(300, 11, 2));
        var together = new float[37 * 11];
        MatrixProduct.Accumulate(MatrixView.Of(a), MatrixView.Of(b), together);

        for (var j = 0; j < 11; j++)
        {
            var alone = new float[37];
            MatrixProduct.Accumulate(MatrixView.Of(a), new MatrixView(b.AsColumnMajorArray().AsSpan(j * 300, 300), 300, 1), alone);
            Assert.Equal(together[(j * 37)..((j + 1) * 37)], alone);
        }
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        var (a, b) = (Random(3, 4, 1), Random(5, 2, 2));

        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixProduct.Accumulate(MatrixView.Of(a), MatrixView.Of(b), new float[6]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MatrixProduct.Accumulate(MatrixView.Of(b), MatrixView.Of(b).Transposed, new float[24]));
    }

    private static Matrix<float> Random(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        return Matrix<float>.Build.Dense(rows, columns, (_, _) => 2 * random.NextSingle() - 1);
    }

    private static Matrix<double> Doubles(Matrix<float> matrix) => matrix.Map(value => (double)value, Zeros.Include);
}
