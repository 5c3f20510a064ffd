using SalesWeb.Forecasting;
using SalesWeb.Network;

namespace SalesWeb.Onnx;

/// <summary>
/// A trained <see cref="CnnLstm"/> in ONNX.
/// <code>
///   x  N × W × F → Conv → Relu → LSTM → last step → MatMul, Add → y  N × O
/// </code>
/// Values are scaled on both sides, as they are beside the safetensors file: x = (sales - mean) / std, sales = mean + std · y.
/// The file says so, and has mean and std.
/// </summary>
public static class CnnLstmOnnx
{
    /// <summary>Of what the metadata mean; raised when their meaning changes.</summary>
    private const string MetadataVersion = "1";

    private const string Unit = "standard deviations from the mean of the training days";

    /// <summary>The networks of a forecaster, whichever form they have.</summary>
    public static OnnxFile Of(INetworkForecaster forecaster) => forecaster switch
    {
        ReferenceForecaster reference => Of(reference.Network, reference.Normalization),
        _ => throw new NotSupportedException($"{forecaster.GetType().Name} has no form in ONNX."),
    };

    /// <param name="network">What was trained.</param>
    /// <param name="normalization">The scale it was trained in, and for what.</param>
    public static OnnxFile Of(CnnLstm network, Normalization normalization)
    {
        var shape = network.Shape;
        var graph = new GraphBuilder("cnn_lstm");
        var layers = new LayerGraph(graph, network.Parameters
            .Select(parameter => new Tensor(parameter.Name, parameter.Shape, parameter.ToPyTorch()))
            .ToDictionary(tensor => tensor.Name));

        var x = graph.Input(new GraphPort(
            "x", $"Windows of sales, the oldest period first, in {Unit}.", [GraphSize.Batch, shape.Window, shape.Features]));
        var patterns = layers.Relu(layers.Convolution("conv1", x));
        var states = layers.Lstm("lstm", layer: 0, patterns);
        var y = layers.Linear("fc", layers.LastStep(states));
        graph.Output(new GraphPort("y", $"The periods that follow each window, in {Unit}.", [GraphSize.Batch, shape.Outputs]), y);
        return OnnxFile.Of(graph, Describe(normalization), Metadata(shape, normalization));
    }

    private static string Describe(Normalization normalization) =>
        $"Sales forecast{(normalization.Category is { } category ? $" for {category}" : "")}. Inputs and outputs are scaled: "
        + $"x = (sales - {normalization.Mean}) / {normalization.Std}, sales = {normalization.Mean} + {normalization.Std} * y.";

    private static Dictionary<string, string> Metadata(CnnLstmShape shape, Normalization normalization)
    {
        var metadata = new Dictionary<string, string>
        {
            ["format_version"] = MetadataVersion,
            ["window"] = $"{shape.Window}",
            ["horizon"] = $"{shape.Outputs}",
            ["mean"] = $"{normalization.Mean}",
            ["std"] = $"{normalization.Std}",
            ["scaling"] = "x = (sales - mean) / std; sales = mean + std * y",
        };
        if (normalization.Category is { } category)
            metadata["category"] = category;
        if (normalization.Frequency is { } frequency)
            metadata["frequency"] = frequency.ToString().ToLowerInvariant();
        return metadata;
    }
}
