using System.Text.Json;
using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

/// <summary>Networks that were trained in PyTorch elsewhere, put into safetensors and read back.</summary>
public class ReferenceNetworkTests
{
    public static TheoryData<string> Recorded => [.. SharedData.Rows(
        "reference-networks/beauty.json", "reference-networks/clothing.json", "reference-networks/electronics.json")];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_network_of_PyTorch_gives_its_outputs_after_it_is_saved_and_loaded(int n)
    {
        using var folder = new ScratchFolder();
        var reference = PyTorchCase.All[n];
        var path = folder.File("model.safetensors");
        new Safetensors(
            [.. reference.Network().Parameters.Select(parameter => new Tensor(parameter.Name, [.. parameter.Shape], reference.Weights[parameter.Name]))],
            new Dictionary<string, string>()).Write(path);

        var network = CnnLstm.Load(path, reference.Shape.Window);

        Assert.Equal(reference.Shape.ParameterCount, network.Shape.ParameterCount);
        Assert.All(network.PredictBatch(reference.Inputs).Zip(reference.Outputs), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }

    [Theory]
    [MemberData(nameof(Recorded))]
    public void Its_recorded_predictions_come_out_to_a_ten_thousandth_of_a_standard_deviation(string file)
    {
        using var folder = new ScratchFolder();
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Require(file)));
        var root = document.RootElement;
        var path = folder.File("model.safetensors");
        new Safetensors([.. root.GetProperty("weights").EnumerateObject().Select(ToTensor)], new Dictionary<string, string>()).Write(path);

        var network = CnnLstm.Load(path, window: 14);

        Assert.Equal(25_281, network.Shape.ParameterCount);
        var validation = root.GetProperty("validation");
        var windows = validation.GetProperty("windows").Deserialize<float[][]>()!;
        var predictions = validation.GetProperty("predictions").Deserialize<double[]>()!;
        for (var n = 0; n < windows.Length; n++)
            Assert.Equal(predictions[n], Assert.Single(network.Predict(windows[n])), 1e-4);

        var (mean, std) = (Number("normalization", "mean"), Number("normalization", "std"));
        var series = root.GetProperty("next_day").GetProperty("series").Deserialize<double[]>()!;
        var nextDay = Assert.Single(network.Predict([.. series.Select(value => (float)((value - mean) / std))]));
        Assert.Equal(Number("next_day", "predicted_sales"), nextDay * std + mean, 1e-4 * std);

        double Number(string group, string name) => root.GetProperty(group).GetProperty(name).GetDouble();
    }

    private static Tensor ToTensor(JsonProperty weight) => new(
        weight.Name,
        weight.Value.GetProperty("shape").Deserialize<int[]>()!,
        weight.Value.GetProperty("data").Deserialize<float[]>()!);
}
