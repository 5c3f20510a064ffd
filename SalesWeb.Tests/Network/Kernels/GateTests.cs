using SalesWeb.Network.Kernels;

namespace SalesWeb.Tests.Network.Kernels;

/// <summary>The gates of one LSTM step against their formulas in float64, for sizes on both sides of every register's edge.</summary>
public class GateTests
{
    private const double Tolerance = 2e-6;
    private static readonly (int Hidden, int Batch)[] Sizes =
        [(1, 1), (1, 5), (3, 2), (4, 3), (5, 4), (7, 1), (8, 3), (9, 2), (15, 2), (16, 3), (17, 2), (31, 2), (33, 3), (64, 2), (70, 1)];

    public static TheoryData<int> Widths => Matrices.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void Opening_agrees_with_the_equations(int width)
    {
        foreach (var (hidden, batch) in Sizes)
        {
            foreach (var isFirst in new[] { true, false })
            {
                var count = hidden * batch;
                var (gates, before) = (Matrices.Random(4 * count, 1, bound: 6), isFirst ? [] : Matrices.Random(count, 2, bound: 3));
                var (opened, c, tanhC, h) = ((float[])gates.Clone(), new float[count], new float[count], new float[count]);

                Simd.Supported[width].OpenGates(hidden, opened, before, c, tanhC, h);

                for (var n = 0; n < count; n++)
                {
                    var at = n / hidden * 4 * hidden + n % hidden;
                    var (i, f) = (Logistic(gates[at]), Logistic(gates[at + hidden]));
                    var (g, o) = (Math.Tanh(gates[at + 2 * hidden]), Logistic(gates[at + 3 * hidden]));
                    var cell = (isFirst ? 0 : f * before[n]) + i * g;
                    Matrices.Agree(
                        [i, f, g, o, cell, Math.Tanh(cell), o * Math.Tanh(cell)],
                        [opened[at], opened[at + hidden], opened[at + 2 * hidden], opened[at + 3 * hidden], c[n], tanhC[n], h[n]],
                        Tolerance);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Closing_agrees_with_the_equations(int width)
    {
        foreach (var (hidden, batch) in Sizes)
        {
            foreach (var isFirst in new[] { true, false })
            {
                var count = hidden * batch;
                var opened = Matrices.Random(4 * count, 1);
                var before = isFirst ? [] : Matrices.Random(count, 2);
                var (tanhC, dh, dcAfter) = (Matrices.Random(count, 3), Matrices.Random(count, 4), Matrices.Random(count, 5));
                var (gates, dc) = ((float[])opened.Clone(), (float[])dcAfter.Clone());

                Simd.Supported[width].CloseGates(hidden, gates, before, tanhC, dh, dc);

                for (var n = 0; n < count; n++)
                {
                    var at = n / hidden * 4 * hidden + n % hidden;
                    var (i, f, g, o) = ((double)opened[at], (double)opened[at + hidden], (double)opened[at + 2 * hidden], (double)opened[at + 3 * hidden]);
                    var cell = dcAfter[n] + dh[n] * o * (1 - (double)tanhC[n] * tanhC[n]);
                    Matrices.Agree(
                        [cell * g * i * (1 - i), isFirst ? 0 : cell * before[n] * f * (1 - f), cell * i * (1 - g * g), (double)dh[n] * tanhC[n] * o * (1 - o), cell * f],
                        [gates[at], gates[at + hidden], gates[at + 2 * hidden], gates[at + 3 * hidden], dc[n]],
                        Tolerance);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_gate_that_is_not_a_number_is_found_out(int width)
    {
        var gates = new float[4 * 19];
        gates[5] = float.NaN;
        var (c, tanhC, h) = (new float[19], new float[19], new float[19]);

        Simd.Supported[width].OpenGates(19, gates, default, c, tanhC, h);

        Assert.Equal([5], Enumerable.Range(0, 19).Where(n => float.IsNaN(h[n])));
    }

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        var results = Simd.Supported.Select(simd =>
        {
            var (gates, c, tanhC, h) = (Matrices.Random(4 * 37 * 3, 1, bound: 9), new float[37 * 3], new float[37 * 3], new float[37 * 3]);
            simd.OpenGates(37, gates, Matrices.Random(37 * 3, 2), c, tanhC, h);
            simd.CloseGates(37, gates, Matrices.Random(37 * 3, 2), tanhC, h, c);
            return (float[])[.. gates, .. c, .. tanhC, .. h];
        }).ToArray();

        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
