using SalesWeb.Network.Kernels;

namespace SalesWeb.Tests.Network.Kernels;

/// <summary>Columns brought to mean 0 and variance 1, by every width, against the formulas in float64.</summary>
public class NormTests
{
    private const int Columns = 3;

    public static TheoryData<int> Widths => Matrices.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void Both_ways_agree_with_the_equations(int width)
    {
        for (var rows = 2; rows <= 70; rows++)
        {
            var (x, gain, bias, dy) = (Matrices.Random(rows * Columns, 1), Matrices.Random(rows, 2), Matrices.Random(rows, 3), Matrices.Random(rows * Columns, 4));
            var (normal, inverse, y) = (new float[x.Length], new float[Columns], new float[x.Length]);
            var (dx, dGain) = ((float[])dy.Clone(), new float[rows]);

            Simd.Supported[width].Normalize(x, gain, bias, 0.1f, normal, inverse, y);
            Simd.Supported[width].NormalizeBack(gain, normal, inverse, dx, dGain);

            var expectedGain = new double[rows];
            for (var column = 0; column < Columns; column++)
            {
                double[] OfColumn(float[] values) => [.. values.Skip(column * rows).Take(rows).Select(value => (double)value)];
                var (values, slopes) = (OfColumn(x), OfColumn(dy));
                var mean = values.Average();
                var scale = 1 / Math.Sqrt(values.Average(value => (value - mean) * (value - mean)) + 0.1);
                double[] normalized = [.. values.Select(value => (value - mean) * scale)];
                double[] g = [.. slopes.Zip(gain, (slope, factor) => slope * factor)];
                var meanWithNormal = g.Zip(normalized, (one, other) => one * other).Average();
                for (var f = 0; f < rows; f++)
                    expectedGain[f] += slopes[f] * normalized[f];

                Matrices.Agree([.. normalized.Select((value, f) => value * gain[f] + bias[f])], y[(column * rows)..((column + 1) * rows)], 2e-6);
                Matrices.Agree([.. normalized.Select((value, f) => scale * (g[f] - g.Average() - value * meanWithNormal))], dx[(column * rows)..((column + 1) * rows)], 5e-6);
            }

            Matrices.Agree(expectedGain, dGain, 5e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Sizes_that_do_not_fit_are_refused(int width) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        Simd.Supported[width].Normalize(new float[6], new float[2], new float[2], 1e-5f, new float[6], new float[3], new float[5]));
}
