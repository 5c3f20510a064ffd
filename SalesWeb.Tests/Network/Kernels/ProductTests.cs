using SalesWeb.Network;
using SalesWeb.Network.Kernels;

namespace SalesWeb.Tests.Network.Kernels;

/// <summary>
/// Products of every width in all four forms against a slow loop in float64, and to the bit against a loop that rounds once a step:
/// so all widths give the same bits.
/// </summary>
public class ProductTests
{
    /// <summary>M, K, N on both sides of every edge: one row, one column, a tile, a panel, and one more of each; K beyond what is packed at once.</summary>
    private static readonly (int M, int K, int N)[] Sizes =
    [
        (1, 1, 1), (1, 64, 32), (2, 3, 2), (3, 1, 5), (4, 7, 4), (5, 2, 3), (7, 600, 3), (8, 5, 8), (9, 16, 9), (15, 4, 7), (16, 3, 4), (17, 5, 5),
        (31, 9, 12), (32, 256, 8), (33, 257, 7), (47, 13, 15), (50, 2, 1), (63, 30, 6), (64, 8, 16), (65, 11, 17), (70, 70, 70), (128, 255, 1), (130, 300, 1), (256, 513, 11),
    ];

    public static TheoryData<int> Widths => Matrices.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_form_is_the_exact_sum_over_k_rounded_once_a_step(int width)
    {
        var simd = Simd.Supported[width];
        foreach (var (m, k, n) in Sizes)
        {
            var (a, b, c, start) = (Matrices.Random(m * k, 1), Matrices.Random(k * n, 2), Matrices.Random(m * n, 3), Matrices.Random(m, 4));
            var (aTransposed, bTransposed) = (Matrices.Transpose(a, m, k), Matrices.Transpose(b, k, n));
            var replaced = Expected((_, _) => 0);
            var added = Expected((row, column) => c[column * m + row]);
            var started = Expected((row, _) => start[row]);

            Check(new MatrixView(a, m, k), new MatrixView(b, k, n));
            Check(new MatrixView(aTransposed, k, m).Transposed, new MatrixView(b, k, n));
            Check(new MatrixView(a, m, k), new MatrixView(bTransposed, n, k).Transposed);
            Check(new MatrixView(aTransposed, k, m).Transposed, new MatrixView(bTransposed, n, k).Transposed);

            float[] Expected(Func<int, int, float> first)
            {
                var expected = Matrices.FusedProduct(a, b, first, m, k, n);
                Matrices.Agree(Matrices.SlowProduct(a, b, (row, column) => first(row, column), m, k, n), expected, 3e-7 * (k + 4));
                return expected;
            }

            void Check(MatrixView left, MatrixView right)
            {
                var packed = new PackedMatrix(m, k, simd);
                packed.Pack(left);
                var sums = Enumerable.Range(0, 6).Select(_ => (float[])c.Clone()).ToArray();

                simd.Multiply(left, right, sums[0], add: false);
                simd.Multiply(packed, right, sums[1], add: false);
                simd.Multiply(left, right, sums[2], add: true);
                simd.Multiply(packed, right, sums[3], add: true);
                simd.Multiply(left, right, start, sums[4]);
                simd.Multiply(packed, right, start, sums[5]);

                float[][] expected = [replaced, replaced, added, added, started, started];
                for (var form = 0; form < sums.Length; form++)
                    Assert.True(expected[form].AsSpan().SequenceEqual(sums[form]), $"{simd}, {m} × {k} × {n}, form {form}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Nothing_is_written_outside_the_product(int width)
    {
        const float Untouched = 12345;
        var simd = Simd.Supported[width];
        for (var m = 1; m <= 40; m++)
        {
            for (var n = 1; n <= 10; n += n == 1 ? 3 : 5)
            {
                var field = new float[m * n + 200];
                field.AsSpan().Fill(Untouched);
                simd.Multiply(new MatrixView(Matrices.Random(m * 3, 1), m, 3), new MatrixView(Matrices.Random(3 * n, 2), 3, n), field.AsSpan(100, m * n), add: false);

                Assert.All(field[..100], value => Assert.Equal(Untouched, value));
                Assert.All(field[^100..], value => Assert.Equal(Untouched, value));
                Assert.DoesNotContain(Untouched, field[100..^100]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void What_is_not_a_number_stays_so(int width)
    {
        var (a, b, c) = (Matrices.Random(20 * 9, 1), Matrices.Random(9 * 6, 2), new float[20 * 6]);
        a[4 * 20 + 7] = float.NaN;

        Simd.Supported[width].Multiply(new MatrixView(a, 20, 9), new MatrixView(b, 9, 6), c, add: false);

        for (var n = 0; n < c.Length; n++)
            Assert.Equal(n % 20 == 7, float.IsNaN(c[n]));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Sizes_that_do_not_fit_are_refused(int width)
    {
        var simd = Simd.Supported[width];
        var (a, b) = (new float[12], new float[10]);

        Assert.Throws<ArgumentOutOfRangeException>(() => simd.Multiply(new MatrixView(a, 3, 4), new MatrixView(b, 5, 2), new float[6], add: false));
        Assert.Throws<ArgumentOutOfRangeException>(() => simd.Multiply(new MatrixView(a, 2, 6), new MatrixView(a, 6, 2), new float[5], add: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => simd.Multiply(new MatrixView(a, 2, 6), new MatrixView(a, 6, 2), new float[3], new float[4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PackedMatrix(3, 4, simd).Pack(new MatrixView(a, 4, 3)));
    }
}
