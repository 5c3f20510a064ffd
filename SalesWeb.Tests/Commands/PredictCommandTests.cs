using System.Text.Json;
using SalesWeb.Commands;
using SalesWeb.Network;

namespace SalesWeb.Tests.Commands;

public sealed class PredictCommandTests : IDisposable
{
    private readonly ShellUnderTest _shell = new(Composition.Compose);

    private string Weights => Path.Combine(_shell.Folder, "weights.safetensors");

    private string Normalization => Path.Combine(_shell.Folder, "normalization.json");

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_network_from_files_says_what_it_says_in_the_unit_of_the_sales(int outputs)
    {
        var network = new CnnLstm(new CnnLstmShape { Window = 4, Channels = 2, Hidden = 3, Outputs = outputs }, new Random(1));
        network.Save(Weights);
        File.WriteAllText(Normalization, """{"mean": 10, "std": 2}""");
        var expected = network.Predict([-1, 0, 1, 2]).Select(value => (value * 2.0) + 10).ToArray();

        Assert.Equal(
            ExitCode.Done,
            await _shell.Run("predict", "--weights", Weights, "--normalization", Normalization, "--series", "99,8,10,12,14", "--json"));

        var answer = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal(expected[0], answer.GetProperty("predicted_sales").GetDouble(), 1e-9);
        Assert.Equal(outputs > 1, answer.TryGetProperty("forecast", out var forecast));
        if (outputs > 1)
            Assert.Equal(expected, forecast.EnumerateArray().Select(value => value.GetDouble()), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public async Task Files_of_the_full_form_are_refused_with_the_way_that_works()
    {
        var shape = new CnnLstmShape
        {
            Window = 4,
            IsCausal = true,
            Channels = 2,
            Hidden = 3,
            Head = new HeadShape { Inputs = 3, Horizon = 2, Levels = [0.1, 0.5, 0.9] },
        };
        new CnnLstm(shape, new Random(1)).Save(Weights);
        foreach (var normalization in new[] { """{"mean": 10, "std": 2}""", """{"form": "full"}""" })
        {
            File.WriteAllText(Normalization, normalization);

            var code = await _shell.Run("predict", "--weights", Weights, "--normalization", Normalization, "--series", "1,2,3,4");

            Assert.Equal(ExitCode.YourFault, code);
            Assert.Contains("is of the full form: beside the values it reads the calendar", _shell.Error, StringComparison.Ordinal);
            Assert.Contains("predict --category", _shell.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_part_of_a_category_is_forecast_by_its_network()
    {
        File.WriteAllText(_shell.Config, """
            data: {file: ""}
            network: {window: 14, horizon: 7, channels: 2, hidden: 4, context: 2, head_hidden: 4}
            training: {max_epochs: 2, seeds: 1}
            """);
        var file = Path.Combine(_shell.Folder, "shop.csv");
        File.WriteAllText(file, SalesFiles.WithParts(60));
        Assert.Equal(ExitCode.Done, await _shell.Run("import", file));
        Assert.Equal(ExitCode.Done, await _shell.Run("train", "--category", "Bread"));

        Assert.Equal(ExitCode.Done, await _shell.Run("predict", "--category", "Bread", "--series-key", "Bread/Rye~1dark", "--json"));

        var answer = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal("Bread/Rye~1dark", answer.GetProperty("unique_id").GetString());
        Assert.InRange(answer.GetProperty("predicted_sales").GetDouble(), 5, 200);
        Assert.Equal(ExitCode.YourFault, await _shell.Run("predict", "--category", "Bread", "--series-key", "Bread/Cake"));
        Assert.Contains("it has \"Bread\", \"Bread/Roll\"", _shell.Error, StringComparison.Ordinal);
    }

    public static TheoryData<string> Recorded => [.. SharedData.Rows(
        "reference-networks/beauty.json", "reference-networks/clothing.json", "reference-networks/electronics.json")];

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task The_reference_networks_give_their_recorded_predictions(string file)
    {
        using var recorded = JsonDocument.Parse(File.ReadAllText(SharedData.Require(file)));
        var (mean, std) = Save(recorded.RootElement);
        var validation = recorded.RootElement.GetProperty("validation");
        var nextDay = recorded.RootElement.GetProperty("next_day");
        var cases = validation.GetProperty("windows").EnumerateArray().Zip(validation.GetProperty("predictions").EnumerateArray()).Take(5)
            .Select(pair => (Series: pair.First.EnumerateArray().Select(x => (x.GetDouble() * std) + mean), Sales: (pair.Second.GetDouble() * std) + mean))
            .Append((nextDay.GetProperty("series").EnumerateArray().Select(x => x.GetDouble()), nextDay.GetProperty("predicted_sales").GetDouble()));

        foreach (var (series, sales) in cases)
        {
            await _shell.Run("predict", "--weights", Weights, "--normalization", Normalization, "--series", string.Join(',', series), "--json");
            var answer = JsonDocument.Parse(_shell.Out).RootElement;
            Assert.Equal(sales, answer.GetProperty("predicted_sales").GetDouble(), tolerance: 1e-4 * std);
        }
    }

    [Theory]
    [InlineData("The network needs 14 values, and --series has 2.", "--weights", "W", "--normalization", "N", "--series", "1 2")]
    [InlineData("A network from files needs --weights, --normalization and --series", "--weights", "W", "--series", "1 2")]
    [InlineData("A network from files needs --weights, --normalization and --series", "--normalization", "N", "--category", "1")]
    [InlineData("Value 2, \"x\", is not a number.", "--weights", "W", "--normalization", "N", "--series", "1;x")]
    [InlineData("nowhere.json cannot be read.", "--weights", "W", "--normalization", "nowhere.json", "--series", "1 2")]
    [InlineData("Nothing says what to forecast.")]
    [InlineData("There is no data yet.", "--category", "Bread")]
    [InlineData("--horizon is \"soon\"; it must be a whole number.", "--category", "Bread", "--horizon", "soon")]
    public async Task What_cannot_be_predicted_is_refused(string problem, params string[] options)
    {
        new CnnLstm(new CnnLstmShape(), new Random(1)).Save(Weights);
        File.WriteAllText(Normalization, """{"mean": 0, "std": 1}""");
        var arguments = options.Select(option => option switch { "W" => Weights, "N" => Normalization, _ => option });

        Assert.Equal(ExitCode.YourFault, await _shell.Run(["predict", "--json", .. arguments]));
        Assert.Equal("", _shell.Out);
        Assert.StartsWith(problem, _shell.Error);
    }

    [Fact]
    public async Task A_network_that_reads_more_than_the_sales_is_refused()
    {
        new CnnLstm(new CnnLstmShape { Window = 4, Channels = 2, Hidden = 3, Features = 2 }, new Random(1)).Save(Weights);
        File.WriteAllText(Normalization, """{"mean": 0, "std": 1}""");

        Assert.Equal(
            ExitCode.YourFault,
            await _shell.Run("predict", "--weights", Weights, "--normalization", Normalization, "--series", "1,2,3,4,5,6,7,8"));
        Assert.Contains("reads 2 values in each period", _shell.Error);
    }

    /// <summary>Puts a recorded network into files as another program would: without a word about its window.</summary>
    private (double Mean, double Std) Save(JsonElement recorded)
    {
        var tensors = recorded.GetProperty("weights").EnumerateObject().Select(tensor => new Tensor(
            tensor.Name,
            [.. tensor.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())],
            [.. tensor.Value.GetProperty("data").EnumerateArray().Select(value => value.GetSingle())]));
        new Safetensors([.. tensors], new Dictionary<string, string>()).Write(Weights);
        var normalization = recorded.GetProperty("normalization");
        File.WriteAllText(Normalization, normalization.GetRawText());
        return (normalization.GetProperty("mean").GetDouble(), normalization.GetProperty("std").GetDouble());
    }
}
