using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Network;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Forecasting;

/// <summary>The files of a network of the full form, changed by someone.</summary>
public sealed class TamperedFilesTests : IDisposable
{
    private static readonly Lazy<INetworkForecaster> Trained = new(() => new CnnLstmModel(new SalesWebSettings
    {
        Network = new NetworkSettings { Window = 21, Horizon = 7, Channels = 4, Hidden = 8, Context = 4, HeadHidden = 8 },
        Training = new TrainingSettings { MaxEpochs = 1, Refit = false },
    }).Fit([LeveledSeries.Of(Sales.Shop(60))], new FitOptions { Horizon = 7 }).Forecaster);

    private readonly ScratchFolder _folder = new();

    public TamperedFilesTests() => Trained.Value.Save(Weights, Normalization);

    private string Weights => _folder.File("w.safetensors");

    private string Normalization => _folder.File("n.json");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\"Window\":21", "\"Window\":22", "its window is 21, and that of its shape 22")]
    [InlineData("\"Window\":21", "\"Window\":-1", "window is -1")]
    [InlineData("\"Window\":21", "\"Window\":99999999999", "its shape cannot be read")]
    [InlineData("\"Channels\":4", "\"Channels\":-4", "channels is -4")]
    [InlineData("\"Channels\":4", "\"Channels\":400", "a network of its shape has")]
    [InlineData("\"Channels\":4", "\"Channels\":16384", "at most 100000000 can be trained")]
    [InlineData("\"Kernel\":3", "\"Kernel\":0", "kernel is 0")]
    [InlineData("\"Convolutions\":2", "\"Convolutions\":0", "convolutions is 0")]
    [InlineData("\"Convolutions\":2", "\"Convolutions\":2000000000", "convolutions is 2000000000")]
    [InlineData("\"IsCausal\":true", "\"IsCausal\":false,\"Kernel\":20", "shorter than its kernel")]
    [InlineData("\"Inputs\":8", "\"Inputs\":9", "head reads 9 values, but its last LSTM has 8 units")]
    [InlineData("\"Inputs\":8", "\"Inputs\":-8", "inputs is -8")]
    [InlineData("\"Horizon\":7", "\"Horizon\":0", "horizon is 0")]
    [InlineData("\"Horizon\":7", "\"Horizon\":2147483647", "horizon is 2147483647")]
    [InlineData("\"Context\":4", "\"Context\":-1", "context is -1")]
    [InlineData("\"Shared\":8", "\"Shared\":-1", "shared context is -1")]
    [InlineData("\"BaseFeature\":0", "\"BaseFeature\":-1", "base is known feature -1")]
    [InlineData("\"BaseFeature\":0", "\"BaseFeature\":16384", "base is known feature 16384")]
    [InlineData("\"Levels\":[0.025,0.1,0.25,0.5,0.75,0.9,0.975]", "\"Levels\":null", "no quantile levels")]
    [InlineData("\"Levels\":[0.025,0.1,0.25,0.5,0.75,0.9,0.975]", "\"Levels\":[]", "they must rise between 0 and 1")]
    [InlineData("\"Levels\":[0.025,0.1,0.25,0.5,0.75,0.9,0.975]", "\"Levels\":[0.9,0.5]", "they must rise between 0 and 1")]
    [InlineData("\"Levels\":[0.025,0.1,0.25,0.5,0.75,0.9,0.975]", "\"Levels\":[0.025,0.1,0.25,0.5,0.75,0.9,1.9]", "they must rise between 0 and 1")]
    [InlineData("\"Levels\":[0.025,0.1,0.25,0.5,0.75,0.9,0.975]", "\"Levels\":[0.1,0.5,0.9]", "a network of its shape has")]
    [InlineData("\"Levels\":[0.025,0.1,0.25,0.5,0.75,0.9,0.975]", "\"Levels\":[0.025,0.2,0.25,0.5,0.75,0.9,0.975]", "does not read what")]
    public void A_shape_that_makes_no_sense_is_refused(string written, string tampered, string fault)
    {
        var file = Safetensors.Read(Weights);
        Assert.Contains(written, file.Metadata["shape"], StringComparison.Ordinal);
        Rewrite(file.Metadata["shape"].Replace(written, tampered, StringComparison.Ordinal));

        Refused(fault);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("{\"Head\":{}}")]
    [InlineData("{\"Head\":null}")]
    public void A_shape_that_is_none_is_refused(string shape)
    {
        Rewrite(shape);

        Refused("cannot be used");
    }

    [Fact]
    public void A_small_file_cannot_ask_for_gigabytes()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var shape = Safetensors.Read(Weights).Metadata["shape"];
        Rewrite(shape.Replace("\"Features\":", "\"Features\":16384,\"Was\":", StringComparison.Ordinal).Replace("\"Window\":21", "\"Window\":16384", StringComparison.Ordinal));

        Refused("values for one window; 20000000 are the most");

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    [Theory]
    [InlineData("\"members\": 1", "\"members\": 0")]
    [InlineData("\"members\": 1", "\"members\": 2000000000")]
    [InlineData("\"members\": 1", "\"members\": 2")]
    [InlineData("\"country\": \"\"", "\"country\": \"XX\"")]
    [InlineData("\"country\": \"\"", "\"country\": null")]
    [InlineData("\"country\": \"\"", "\"country\": \"DE\"")]
    [InlineData("\"own_days\": []", "\"own_days\": [null]")]
    [InlineData("\"own_days\": []", "\"own_days\": null")]
    [InlineData("\"pay_days\": []", "\"pay_days\": null")]
    [InlineData("\"frequency\": \"daily\"", "\"frequency\": 77")]
    [InlineData("\"frequency\": \"daily\"", "\"frequency\": \"hourly\"")]
    [InlineData("\"transform\": \"log\"", "\"transform\": 77")]
    [InlineData("\"transform\": \"log\"", "\"transform\": 0")]
    [InlineData("\"form\": \"full\"", "\"form\": 5")]
    [InlineData("\"own_days\": []", "\"own_days\": [\"06-15\", \"no day\"]")]
    [InlineData("\"window\": 21", "\"window\": -21")]
    [InlineData("\"window\": 21", "\"window\": 2000000000")]
    [InlineData("\"horizon\": 7", "\"horizon\": 8")]
    [InlineData("\"has_prices\": false", "\"has_prices\": true")]
    [InlineData("\"has_promotions\": false", "\"has_promotions\": true")]
    public void A_normalization_that_does_not_go_with_the_network_is_refused(string written, string tampered)
    {
        var text = File.ReadAllText(Normalization);
        Assert.Contains(written, text, StringComparison.Ordinal);
        File.WriteAllText(Normalization, text.Replace(written, tampered, StringComparison.Ordinal));

        Refused("");
    }

    [Fact]
    public void Weights_of_which_one_bit_was_changed_are_refused()
    {
        var bytes = File.ReadAllBytes(Weights);
        bytes[^1] ^= 1;
        File.WriteAllBytes(Weights, bytes);

        Refused("are not those that were saved");
    }

    [Fact]
    public void The_weights_are_no_reference_network()
    {
        File.WriteAllText(Normalization, """{"mean": 1, "std": 1}""");

        Refused("is of the full form");
    }

    private void Refused(string fault) =>
        Assert.Contains(fault, Assert.Throws<UserErrorException>(() => NetworkForecasters.Load(Weights, Normalization)).Message, StringComparison.Ordinal);

    private void Rewrite(string shape)
    {
        var file = Safetensors.Read(Weights);
        new Safetensors(file.Tensors, new Dictionary<string, string>(file.Metadata) { ["shape"] = shape }).Write(Weights);
    }
}
