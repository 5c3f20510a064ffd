using SalesWeb.Forecasting.Networks;

namespace SalesWeb.Onnx;

/// <summary>
/// The reference form in ONNX.
/// <code>
///   x  N × W × F → y  N × O      x = (sales - mean) / std      sales = mean + std · y
/// </code>
/// Values are scaled on both sides, as they are beside the safetensors file. The file says so, and has mean and std.
/// </summary>
internal static class ReferenceFormOnnx
{
    private const string Unit = "standard deviations from the mean of the training days";

    public static OnnxFile Of(ReferenceForecaster forecaster)
    {
        var (network, normalization) = (forecaster.Network, forecaster.Normalization);
        var shape = network.Shape;
        var graph = new GraphBuilder("cnn_lstm");
        var x = graph.Input(new GraphPort(
            "x", $"Windows of sales, the oldest period first, in {Unit}.", [GraphSize.Batch, shape.Window, shape.Features]));
        graph.Output(
            new GraphPort("y", $"The periods that follow each window, in {Unit}.", [GraphSize.Batch, shape.Outputs]), graph.Add(network, x));

        var metadata = new Dictionary<string, string>
        {
            ["form"] = "reference",
            ["format_version"] = CnnLstmOnnx.MetadataVersion,
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
        return OnnxFile.Of(graph, Describe(normalization), metadata);
    }

    private static string Describe(Normalization normalization) =>
        $"Sales forecast{(normalization.Category is { } category ? $" for {category}" : "")}. Inputs and outputs are scaled: "
        + $"x = (sales - {normalization.Mean}) / {normalization.Std}, sales = {normalization.Mean} + {normalization.Std} * y.";
}
