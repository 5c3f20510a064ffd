using SalesWeb.Forecasting.Networks;
using SalesWeb.Network;
using SalesWeb.Onnx;
using SalesWeb.Series;

namespace SalesWeb.Tests.Onnx;

public class ReferenceFormOnnxTests
{
    private static readonly Normalization Scale = new() { Mean = 100.25, Std = 8, Category = "Bread 🥐", Frequency = Frequency.Daily };

    private static readonly CnnLstmShape Shape = new() { Features = 2, Window = 9, Channels = 3, Kernel = 4, Hidden = 2, Outputs = 5 };

    private readonly CnnLstm _network = new(Shape, new Random(1));

    private ProtobufMessage Model => new(CnnLstmOnnx.Of(new ReferenceForecaster(_network, Scale)).Bytes);

    private ProtobufMessage Graph => Model.Message(7);

    [Fact]
    public void It_is_of_operator_set_17_and_names_its_unit()
    {
        Assert.Equal(17, Model.Message(8).Number(2));
        Assert.Contains("sales = 100.25 + 8 * y", Model.Text(6));
        Assert.All(Graph.Messages(11).Concat(Graph.Messages(12)), port => Assert.Contains("standard deviations", port.Text(3)));
    }

    [Fact]
    public void Metadata_are_all_that_is_needed_to_scale()
    {
        var metadata = Model.Messages(14).ToDictionary(entry => entry.Text(1), entry => entry.Text(2));

        Assert.Equal(
            ["category", "form", "format_version", "frequency", "horizon", "mean", "scaling", "std", "window"],
            metadata.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("100.25", "8", "9", "5"), (metadata["mean"], metadata["std"], metadata["window"], metadata["horizon"]));
        Assert.Equal(
            ("reference", "2", "Bread 🥐", "daily"),
            (metadata["form"], metadata["format_version"], metadata["category"], metadata["frequency"]));
    }

    [Fact]
    public void The_batch_is_for_the_caller_to_choose()
    {
        Assert.Equal(["x", "batch", "9", "2"], Port(Graph.Message(11)));
        Assert.Equal(["y", "batch", "5"], Port(Graph.Message(12)));

        static IEnumerable<string> Port(ProtobufMessage port) => port.Message(2).Message(1).Message(2).Messages(1)
            .Select(size => size.Texts(2).SingleOrDefault() ?? $"{size.Number(1)}").Prepend(port.Text(1));
    }

    [Fact]
    public void Every_node_reads_only_what_is_there_before_it()
    {
        var known = Graph.Messages(5).Select(constant => constant.Text(8)).Append("x").ToHashSet();
        foreach (var node in Graph.Messages(1))
        {
            Assert.Subset(known, node.Texts(1).ToHashSet());
            Assert.True(known.Add(node.Text(2)));
        }

        Assert.Contains("y", known);
        Assert.Equal(
            ["Transpose", "Conv", "Transpose", "Relu", "Transpose", "LSTM", "Squeeze", "Transpose", "Gather", "MatMul", "Add", "Identity"],
            Graph.Messages(1).Select(node => node.Text(4)));
    }

    [Fact]
    public void The_gates_of_the_LSTM_change_places_from_i_f_g_o_to_i_o_f_g()
    {
        // H is 2, so each gate is two values: i 0 1, f 2 3, g 4 5, o 6 7; the biases of the state are those plus 10.
        Parameter("lstm.bias_ih_l0").FromPyTorch([0, 1, 2, 3, 4, 5, 6, 7]);
        Parameter("lstm.bias_hh_l0").FromPyTorch([10, 11, 12, 13, 14, 15, 16, 17]);

        Assert.Equal([0, 1, 6, 7, 2, 3, 4, 5, 10, 11, 16, 17, 12, 13, 14, 15], Constant("lstm.bias_l0"));
        var state = Parameter("lstm.weight_hh_l0").ToPyTorch();
        Assert.Equal([.. state[..4], .. state[12..], .. state[4..12]], Constant("lstm.weight_hh_l0"));
    }

    [Fact]
    public void A_scale_that_another_program_wrote_says_no_category()
    {
        var model = new ProtobufMessage(CnnLstmOnnx.Of(new ReferenceForecaster(_network, new Normalization { Mean = 0, Std = 1 })).Bytes);

        Assert.DoesNotContain("category", model.Messages(14).Select(entry => entry.Text(1)));
        Assert.StartsWith("Sales forecast. ", model.Text(6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void ONNX_Runtime_computes_what_we_compute(int batch)
    {
        var network = new CnnLstm(new CnnLstmShape { Outputs = 28 }, new Random(2));

        AssertSame(network, batch);
        AssertSame(_network, batch);
    }

    private static void AssertSame(CnnLstm network, int batch)
    {
        var (window, features, outputs) = (network.Shape.Window, network.Shape.Features, network.Shape.Outputs);
        var random = new Random(3);
        var x = Enumerable.Range(0, batch * window * features).Select(_ => 4 * random.NextSingle() - 2).ToArray();

        var y = OnnxRuntime.Run(CnnLstmOnnx.Of(new ReferenceForecaster(network, Scale)).Bytes, new Tensor("x", [batch, window, features], x));

        Assert.Equal("y", y.Name);
        Assert.Equal([batch, outputs], y.Shape);
        Assert.All(network.PredictBatch(x).Zip(y.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    private Parameter Parameter(string name) => _network.Parameters.Single(parameter => parameter.Name == name);

    private float[] Constant(string name) => Graph.Messages(5).Single(constant => constant.Text(8) == name).Floats(9);
}
