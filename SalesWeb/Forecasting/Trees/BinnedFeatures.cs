namespace SalesWeb.Forecasting.Trees;

/// <summary>
/// Features of many examples, each value replaced once by the number of the bin it lies in, so that a split is searched among at most 255
/// bins and not among all values (Ke et al. 2017, LightGBM).
/// <code>
///   bin(x) = 0                            x is not a number: not known
///   bin(x) = 1 + number of edges below x  edges rise;  edge[b - 1] lies between bin b and bin b + 1
/// </code>
/// Few values get a bin each, with the edge half way between two; many get bins of about equal numbers of examples.
/// </summary>
public sealed class BinnedFeatures
{
    /// <summary>The most bins of a feature, the one for unknown values included.</summary>
    public const int MostBins = 255;

    private const int MostSampled = 50_000;

    private readonly byte[][] _bins;
    private readonly float[][] _edges;

    private BinnedFeatures(int rows, byte[][] bins, float[][] edges) => (Rows, _bins, _edges) = (rows, bins, edges);

    /// <summary>Examples.</summary>
    public int Rows { get; }

    /// <summary>Features.</summary>
    public int Count => _bins.Length;

    /// <param name="values">Rows × features, row after row; not a number where a value is not known.</param>
    /// <param name="features">How many there are of a row, at least 1.</param>
    /// <param name="cancellation">Looked at before every feature.</param>
    public static BinnedFeatures Of(float[] values, int features, CancellationToken cancellation = default)
    {
        var rows = values.Length / features;
        var (bins, edges) = (new byte[features][], new float[features][]);
        Parallel.For(0, features, new ParallelOptions { CancellationToken = cancellation }, feature =>
        {
            var column = new float[rows];
            for (var row = 0; row < rows; row++)
                column[row] = values[(row * features) + feature];
            edges[feature] = Edges(column);
            bins[feature] = Array.ConvertAll(column, value => Bin(edges[feature], value));
        });
        return new BinnedFeatures(rows, bins, edges);
    }

    /// <summary>The bin of each example.</summary>
    public ReadOnlySpan<byte> Column(int feature) => _bins[feature];

    /// <summary>Bins of a feature: 0 … one less than this.</summary>
    public int BinsOf(int feature) => _edges[feature].Length + 2;

    /// <summary>What values of a bin and those before it do not exceed, and values of later bins do; −∞ for bin 0.</summary>
    /// <param name="feature">From 0.</param>
    /// <param name="bin">0 up to the last bin (excluded).</param>
    public float Threshold(int feature, int bin) => bin == 0 ? float.NegativeInfinity : _edges[feature][bin - 1];

    private static byte Bin(float[] edges, float value)
    {
        if (float.IsNaN(value))
            return 0;
        var place = Array.BinarySearch(edges, value);
        return (byte)(1 + (place < 0 ? ~place : place));
    }

    private static float[] Edges(float[] column)
    {
        var step = Math.Max(1, column.Length / MostSampled);
        var sorted = new List<float>(Math.Min(column.Length, 2 * MostSampled));
        for (var row = 0; row < column.Length; row += step)
        {
            if (!float.IsNaN(column[row]))
                sorted.Add(column[row]);
        }

        sorted.Sort();
        var distinct = Distinct(sorted);
        var edges = new List<float>(MostBins);
        if (distinct.Count <= MostBins - 1)
        {
            for (var i = 1; i < distinct.Count; i++)
                Add(distinct[i - 1], distinct[i]);
        }
        else
        {
            for (var bin = 1; bin < MostBins - 1; bin++)
            {
                var place = (int)((long)bin * sorted.Count / (MostBins - 1));
                if (sorted[place - 1] < sorted[place])
                    Add(sorted[place - 1], sorted[place]);
                else if (NextAbove(sorted, place) is { } above)
                    Add(sorted[place], above);
            }
        }

        return [.. edges];

        // Half way, but never the upper value itself: floats that are neighbours have none between them.
        void Add(float below, float above)
        {
            var middle = below + ((above - below) / 2);
            var edge = middle < above ? middle : below;
            if (edges.Count == 0 || edge > edges[^1])
                edges.Add(edge);
        }
    }

    private static List<float> Distinct(List<float> sorted)
    {
        var distinct = new List<float>();
        foreach (var value in sorted)
        {
            if (distinct.Count == 0 || value > distinct[^1])
                distinct.Add(value);
            if (distinct.Count == MostBins)
                break;
        }

        return distinct;
    }

    private static float? NextAbove(List<float> sorted, int place)
    {
        var value = sorted[place];
        while (place < sorted.Count && !(sorted[place] > value))
            place++;
        return place < sorted.Count ? sorted[place] : null;
    }
}
