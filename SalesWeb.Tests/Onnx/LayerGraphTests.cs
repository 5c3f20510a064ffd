using SalesWeb.Network;
using SalesWeb.Onnx;

namespace SalesWeb.Tests.Onnx;

/// <summary>Each layer as ONNX Runtime computes it, beside slow obvious loops over the equations of its layer.</summary>
public class LayerGraphTests
{
    private const int Batch = 2;

    private readonly Dictionary<string, Tensor> _weights = [];
    private readonly Random _random = new(4);

    [Theory]
    [InlineData(1, false, 5)]
    [InlineData(2, false, 3)]
    [InlineData(1, true, 7)]
    [InlineData(3, true, 7)]
    public void A_convolution_sees_every_Dth_step_back_from_its_own(int dilation, bool isCausal, int steps)
    {
        var (x, w, b) = (Draw("x", Batch, 7, 2), Weight("c.weight", 4, 2, 3), Weight("c.bias", 4));

        var y = Compute(x, [Batch, steps, 4], (layers, input) => layers.Convolution("c", input, dilation, isCausal));

        Each(y, (n, t, c) =>
        {
            // The newest tap is the last of the three; without zeros before it the first step out is the newest that the kernel ends on.
            var sum = (double)b.Values[c];
            for (var k = 0; k < 3; k++)
            {
                var from = t - (2 - k) * dilation + (isCausal ? 0 : 2 * dilation);
                for (var f = 0; f < 2 && from >= 0; f++)
                    sum += w.Values[(c * 2 + f) * 3 + k] * x.Values[(n * 7 + from) * 2 + f];
            }

            return sum;
        });
    }

    [Fact]
    public void A_second_LSTM_goes_over_the_states_of_the_first()
    {
        var x = Draw("x", Batch, 5, 3);
        foreach (var (layer, inputs) in new[] { (0, 3), (1, 4) })
        {
            Weight($"lstm.weight_ih_l{layer}", 16, inputs);
            Weight($"lstm.weight_hh_l{layer}", 16, 4);
            Weight($"lstm.bias_ih_l{layer}", 16);
            Weight($"lstm.bias_hh_l{layer}", 16);
        }

        var h = Compute(x, [Batch, 5, 4], (layers, input) => layers.Lstm("lstm", 1, layers.Lstm("lstm", 0, input)));

        var states = Enumerable.Range(0, Batch).Select(n => States(1, States(0, Doubles(x.Values.Skip(n * 15).Take(15)).Chunk(3)))).ToArray();
        Each(h, (n, t, c) => states[n][t][c]);
    }

    [Fact]
    public void Layer_normalisation_is_over_the_values_of_a_step()
    {
        var (x, w, b) = (Draw("x", Batch, 3, 6), Weight("norm.weight", 6), Weight("norm.bias", 6));

        var y = Compute(x, [Batch, 3, 6], (layers, input) => layers.LayerNormalization("norm", input, epsilon: 0.1f));

        Each(y, (n, t, c) =>
        {
            var step = Doubles(x.Values.Skip((n * 3 + t) * 6).Take(6)).ToArray();
            var variance = step.Average(value => Math.Pow(value - step.Average(), 2));
            return (step[c] - step.Average()) / Math.Sqrt(variance + 0.1) * w.Values[c] + b.Values[c];
        });
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 2)]
    public void Quantiles_spread_outwards_from_the_middle_one(int quantiles, int middle)
    {
        var x = Draw("x", Batch, 3, quantiles);

        var y = Compute(x, [Batch, 3, quantiles], (layers, input) => layers.RisingQuantiles(input, quantiles, middle));

        Each(y, (n, p, q) =>
        {
            var values = x.Values.AsSpan((n * 3 + p) * quantiles, quantiles);
            var sum = (double)values[middle];
            for (var k = middle + 1; k <= q; k++)
                sum += Math.Log(1 + Math.Exp(values[k]));
            for (var k = middle - 1; k >= q; k--)
                sum -= Math.Log(1 + Math.Exp(values[k]));
            return sum;
        });
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public void A_future_step_stands_beside_what_the_past_says_of_it_and_of_all(int shared)
    {
        // Contexts of 3 for each of 2 steps, then those of all steps, beside 2 features of the step.
        var (contexts, future) = (Draw("contexts", Batch, 6 + shared), Draw("future", Batch, 2, 2));

        var y = Compute(
            [contexts, future],
            [Batch, 2, 5 + shared],
            (layers, inputs) => layers.FromBase(layers.WithFuture(inputs[0], inputs[1], steps: 2, own: 3, shared), inputs[1], feature: 1));

        Each(y, (n, p, f) =>
        {
            var past = contexts.Values.AsSpan(n * (6 + shared), 6 + shared);
            var known = future.Values.AsSpan((n * 2 + p) * 2, 2);
            float[] step = [.. past.Slice(p * 3, 3), .. past[6..], .. known];
            return step[f] + known[1];
        });
    }

    [Fact]
    public void A_linear_map_follows_its_last_step_alone()
    {
        var (x, w, b) = (Draw("x", Batch, 6, 4), Weight("fc.weight", 3, 4), Weight("fc.bias", 3));

        var y = Compute(x, [Batch, 3], (layers, input) => layers.Linear("fc", layers.LastStep(input)));

        for (var i = 0; i < y.Values.Length; i++)
        {
            var last = x.Values.AsSpan((i / 3 * 6 + 5) * 4, 4).ToArray();
            Assert.Equal(b.Values[i % 3] + w.Values.Skip(i % 3 * 4).Take(4).Zip(last, (a, value) => (double)a * value).Sum(), y.Values[i], 1e-5);
        }
    }

    private Tensor Compute(Tensor x, int[] shape, Func<LayerGraph, GraphValue, GraphValue> network) =>
        Compute([x], shape, (layers, inputs) => network(layers, inputs[0]));

    private Tensor Compute(Tensor[] inputs, int[] shape, Func<LayerGraph, GraphValue[], GraphValue> network)
    {
        var graph = new GraphBuilder("layers");
        GraphValue[] values = [.. inputs.Select(input => graph.Input(new GraphPort(input.Name, "", Sizes(input.Shape))))];
        graph.Output(new GraphPort("y", "", Sizes(shape)), network(new LayerGraph(graph, _weights), values));

        var y = OnnxRuntime.Run(OnnxFile.Of(graph, "", new Dictionary<string, string>()).Bytes, inputs);
        Assert.Equal(shape, y.Shape);
        return y;

        static GraphSize[] Sizes(IEnumerable<int> shape) => [GraphSize.Batch, .. shape.Skip(1).Select(size => (GraphSize)size)];
    }

    /// <summary>Compares all of N × T × C.</summary>
    private static void Each(Tensor y, Func<int, int, int, double> expected)
    {
        var (steps, width) = (y.Shape[1], y.Shape[2]);
        for (var i = 0; i < y.Values.Length; i++)
            Assert.Equal(expected(i / width / steps, i / width % steps, i % width), y.Values[i], 1e-5);
    }

    /// <summary>i, f, o = σ(W x + U h + b), g = tanh(…), c = f c + i g, h = o tanh c; gates in PyTorch's order.</summary>
    private double[][] States(int layer, IEnumerable<double[]> x)
    {
        var (h, c) = (new double[4], new double[4]);
        var states = new List<double[]>();
        foreach (var step in x)
        {
            var input = Product($"lstm.weight_ih_l{layer}", $"lstm.bias_ih_l{layer}", step);
            var state = Product($"lstm.weight_hh_l{layer}", $"lstm.bias_hh_l{layer}", h);
            var gates = input.Zip(state, (a, b) => a + b).ToArray();
            c = [.. c.Select((before, u) => Logistic(gates[4 + u]) * before + Logistic(gates[u]) * Math.Tanh(gates[8 + u]))];
            h = [.. c.Select((cell, u) => Logistic(gates[12 + u]) * Math.Tanh(cell))];
            states.Add(h);
        }

        return [.. states];
    }

    private static IEnumerable<double> Doubles(IEnumerable<float> values) => values.Select(value => (double)value);

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private double[] Product(string weight, string bias, double[] x) =>
        [.. _weights[weight].Values.Chunk(x.Length).Zip(_weights[bias].Values, (row, b) => b + row.Zip(x, (w, value) => w * value).Sum())];

    private Tensor Weight(string name, params int[] shape) => _weights[name] = Draw(name, shape);

    private Tensor Draw(string name, params int[] shape) =>
        new(name, shape, [.. Enumerable.Range(0, shape.Aggregate((a, b) => a * b)).Select(_ => 2 * _random.NextSingle() - 1)]);
}
