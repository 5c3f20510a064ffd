using SalesWeb.Network;
using SalesWeb.Onnx;

namespace SalesWeb.Tests.Onnx;

public class OnnxFileTests
{
    [Fact]
    public void The_bytes_of_a_graph_of_one_node_are_those_worked_by_hand()
    {
        var graph = new GraphBuilder("g");
        var x = graph.Input(new GraphPort("x", "in", [GraphSize.Batch, 3]));
        graph.Output(new GraphPort("y", "out", [GraphSize.Batch, 3]), x);

        var file = OnnxFile.Of(graph, "d", new Dictionary<string, string> { ["k"] = "v" });

        // Two sizes: the name "batch", and the number 3.
        string[] shape = ["12 0D", "0A 07", "12 05 62 61 74 63 68", "0A 02", "08 03"];
        string[] expected =
        [
            // The version of the format, the producer "SalesWeb", the description; then the graph of 85 bytes.
            "08 08", "12 08 53 61 6C 65 73 57 65 62", "32 01 64",
            "3A 55",
            // Its node, from x to y, named y, "Identity"; its name; its input and output, each with type, shape and description.
            "0A 13", "0A 01 78", "12 01 79", "1A 01 79", "22 08 49 64 65 6E 74 69 74 79",
            "12 01 67",
            "5A 1C", "0A 01 78", "12 13", "0A 11", "08 01", .. shape, "1A 02 69 6E",
            "62 1D", "0A 01 79", "12 13", "0A 11", "08 01", .. shape, "1A 03 6F 75 74",
            // Operator set 17, and the metadata.
            "42 02", "10 11",
            "72 06", "0A 01 6B", "12 01 76",
        ];
        Assert.Equal(string.Join(' ', expected), string.Join(' ', file.Bytes.Select(value => $"{value:X2}")));
    }

    [Fact]
    public void A_constant_has_its_shape_and_its_values()
    {
        var graph = new GraphBuilder("g");
        var c = graph.Constant(new Tensor("c", [2, 1], [1, -2]));
        graph.Output(new GraphPort("y", "", [2, 1]), graph.Node("Relu", [c], NodeSetting.Real("a", 0.5f), NodeSetting.Numbers("n", 3, 0)));

        var proto = new ProtobufMessage(OnnxFile.Of(graph, "", new Dictionary<string, string>()).Bytes).Message(7);

        var constant = proto.Message(5);
        Assert.Equal(("c", 1), (constant.Text(8), constant.Number(2)));
        Assert.Equal([2, 1], constant.Bytes(1));
        Assert.Equal([1, -2], constant.Floats(9));
        var settings = proto.Messages(1)[0].Messages(5);
        Assert.Equal(("a", 1, 0.5f), (settings[0].Text(1), settings[0].Number(20), settings[0].Floats(2)[0]));
        Assert.Equal(("n", 7), (settings[1].Text(1), settings[1].Number(20)));
        Assert.Equal([3, 0], settings[1].Bytes(8));
    }

    [Fact]
    public void A_name_stands_for_one_value_only()
    {
        var graph = new GraphBuilder("g");
        graph.Constant(new Tensor("c", [1], [1]));

        Assert.Throws<ArgumentException>(() => graph.Constant(new Tensor("c", [1], [2])));
    }
}
