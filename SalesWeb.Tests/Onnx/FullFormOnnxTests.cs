using System.Text.Json;
using SalesWeb.Forecasting.Networks;
using SalesWeb.Network;
using SalesWeb.Onnx;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Tests.Forecasting;
using SalesWeb.Tests.Network;

namespace SalesWeb.Tests.Onnx;

public class FullFormOnnxTests
{
    private static readonly FullNormalization Plain = new()
    {
        Category = "Bread 🥐",
        Levels = [0.1, 0.5, 0.9],
        Country = "DE",
        OwnDays = ["12-24 Été"],
        PayDays = [1, -1],
        Features = new FeatureLayout
        {
            Frequency = Frequency.Daily,
            Window = 9,
            Horizon = 4,
            Calendar = [],
            HasPrices = true,
            HasPromotions = true,
            ManyCycles = 26,
            Transform = SalesTransform.Log,
        },
    };

    [Fact]
    public void Metadata_are_all_that_is_needed_to_make_inputs_and_to_scale()
    {
        var normalization = WithCalendar(Plain);
        var model = Model(normalization);
        var metadata = model.Messages(14).ToDictionary(entry => entry.Text(1), entry => entry.Text(2));

        Assert.Equal(
            [
                "category", "country", "form", "format_version", "frequency", "future_features", "horizon", "levels", "may_be_negative", "own_days",
                "pay_days", "scaling", "transform", "window", "window_features",
            ],
            metadata.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("full", "2", "9", "4"), (metadata["form"], metadata["format_version"], metadata["window"], metadata["horizon"]));
        Assert.Equal(("Bread 🥐", "daily", "DE", "log"), (metadata["category"], metadata["frequency"], metadata["country"], metadata["transform"]));
        Assert.Equal(("[0.1,0.5,0.9]", "[\"12-24 Été\"]", "[1,-1]"), (metadata["levels"], metadata["own_days"], metadata["pay_days"]));
        Assert.Equal("false", metadata["may_be_negative"]);
        Assert.Contains("last 28 periods", metadata["scaling"]);
        Assert.Contains("sign(y) * level * (exp(|y|) - 1)", metadata["scaling"]);

        string[] shared = [.. normalization.Features.Calendar, "price", "promotion"];
        Assert.Equal(["sales", "is_known", "sales_year_before", "year_before_is_known", .. shared], Names(metadata["window_features"]));
        Assert.Equal(
            ["sales_of_last_cycles", "sales_year_before", "season_year_before", "year_before_is_known", "horizon_position", "sales_of_many_cycles", .. shared],
            Names(metadata["future_features"]));
        Assert.Contains("weekday_monday", shared);
    }

    [Fact]
    public void Without_a_transform_scaling_is_a_division()
    {
        var model = Model(Plain with { Features = Plain.Features with { Transform = SalesTransform.None, Frequency = Frequency.Monthly } });

        var scaling = model.Messages(14).Single(entry => entry.Text(1) == "scaling").Text(2);
        Assert.Contains("last 4 periods", scaling);
        Assert.Contains("mean |sales| of the last 12,", scaling);
        Assert.EndsWith("sales = level * y", scaling);
    }

    [Fact]
    public void Ports_have_their_sizes_and_their_unit_and_the_batch_is_for_the_caller_to_choose()
    {
        var file = CnnLstmOnnx.Of(Forecaster(Plain));

        Assert.Equal(["x [batch, 9, 6]", "future [batch, 4, 8]"], file.Inputs.Select(port => $"{port}"));
        Assert.Equal("y [batch, 4, 3]", $"{Assert.Single(file.Outputs)}");
        Assert.All(file.Inputs.Concat(file.Outputs), port => Assert.Contains("in terms of the window's level", port.Description));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void All_networks_are_in_one_graph_and_every_node_reads_only_what_is_there_before_it(int members)
    {
        var graph = Model(Plain with { Members = members }).Message(7);

        var constants = graph.Messages(5).Select(constant => constant.Text(8)).ToList();
        var known = constants.Append("x").Append("future").ToHashSet();
        foreach (var node in graph.Messages(1))
        {
            Assert.Subset(known, node.Texts(1).ToHashSet());
            Assert.True(known.Add(node.Text(2)));
        }

        var means = graph.Messages(1).Where(node => node.Text(4) == "Mean").Select(node => node.Texts(1).Count());
        Assert.Equal(members > 1 ? [members] : [], means);
        Assert.Equal(members, constants.Count(name => name.EndsWith("conv1.weight", StringComparison.Ordinal)));
        Assert.Contains(members > 1 ? "network3.head.output.bias" : "head.output.bias", constants);
    }

    [Theory]
    [InlineData(1, false, 1, 3)]
    [InlineData(1, false, 3, 4)]
    [InlineData(1, true, 1, 4)]
    [InlineData(1, true, 3, 3)]
    [InlineData(2, false, 1, 4)]
    [InlineData(2, false, 3, 3)]
    [InlineData(2, true, 1, 3)]
    [InlineData(2, true, 3, 4)]
    public void ONNX_Runtime_computes_what_we_compute(int lstmLayers, bool hasLayerNorm, int members, int quantiles)
    {
        double[] levels = [.. Enumerable.Range(1, quantiles).Select(k => k / (quantiles + 1.0))];
        var forecaster = Forecaster(Plain with { Members = members, Levels = levels }, lstmLayers, hasLayerNorm);
        var file = CnnLstmOnnx.Of(forecaster);
        foreach (var batch in new[] { 1, 5 })
        {
            var passes = forecaster.Networks.Select(network => network.Pass(batch)).ToList();
            foreach (var pass in passes)
            {
                Sequences.Random(6, 9, batch, seed: 2).Floats.CopyTo(pass.Input.Window.Floats);
                Sequences.Random(7, 4, batch, seed: 3).Floats.CopyTo(pass.Input.Future!.Floats);
            }

            var each = passes.Select(pass => pass.Forward().ToExamples()).ToList();
            var y = OnnxRuntime.Run(
                file.Bytes,
                new Tensor("x", [batch, 9, 6], passes[0].Input.Window.ToExamples()),
                new Tensor("future", [batch, 4, 8], passes[0].Input.Future!.ToExamples()));

            Assert.Equal([batch, 4, quantiles], y.Shape);
            Assert.All(y.Values, (value, n) => Assert.Equal(each.Average(one => one[n]), value, 1e-5f));
            Assert.All(y.Values.Chunk(quantiles), step => Assert.Equal(step.Order(), step));
        }
    }

    [Theory]
    [InlineData(Frequency.Daily, SalesTransform.Log, 900)]
    [InlineData(Frequency.Daily, SalesTransform.None, 371)]
    [InlineData(Frequency.Daily, SalesTransform.Log, 8)]
    [InlineData(Frequency.Weekly, SalesTransform.Log, 120)]
    [InlineData(Frequency.Monthly, SalesTransform.None, 40)]
    public void Inputs_made_after_the_documentation_give_the_forecast_that_we_give(Frequency frequency, SalesTransform transform, int periods)
    {
        var normalization = WithCalendar(Plain with { Members = 2, Features = Plain.Features with { Frequency = frequency, Transform = transform } });
        var past = Past(frequency, periods);
        var forecaster = Forecaster(normalization, lstmLayers: 1, hasLayerNorm: true);
        var reader = new FullFormReader(past, normalization);

        var inputs = reader.Inputs(normalization.Features.WindowNames, normalization.Features.FutureNames);
        var y = OnnxRuntime.Run(CnnLstmOnnx.Of(forecaster).Bytes, inputs).Values.Select(reader.Sales).ToArray();

        var forecast = forecaster.Forecast(past, 4);
        for (var step = 0; step < 4; step++)
        {
            AssertClose(forecast.Lower(80)[step], y[step * 3]);
            AssertClose(forecast.Point[step], y[step * 3 + 1]);
            AssertClose(forecast.Upper(80)[step], y[step * 3 + 2]);
        }

        // In the unit of the series, which is some hundreds here.
        static void AssertClose(double expected, double actual) => Assert.InRange(actual - expected, -1e-5 * (100 + expected), 1e-5 * (100 + expected));
    }

    /// <summary>Sales with prices that change, promotions, and a plan of both for two periods.</summary>
    private static LeveledSeries Past(Frequency frequency, int periods)
    {
        var series = new SalesSeries("Bread", frequency, new DateOnly(2021, 1, 1), [.. Sales.Shop(periods).Values]);
        var all = Enumerable.Range(0, periods + 2).ToList();
        var covariates = new Covariates(
            periods, planned: 2, [.. all.Select(t => (double?)(3 + (t % 5 * 0.25)))], [.. all.Select(t => t % 4 == 0 ? 0.5 : 0)]);
        return new LeveledSeries(new SeriesKey("Bread"), series, covariates);
    }

    private static FullNormalization WithCalendar(FullNormalization normalization) =>
        normalization with { Features = normalization.Features with { Calendar = normalization.ToCalendar().Names } };

    private static CnnLstmForecaster Forecaster(FullNormalization normalization, int lstmLayers = 1, bool hasLayerNorm = false) =>
        new([.. Enumerable.Range(1, normalization.Members).Select(seed => Network(normalization, lstmLayers, hasLayerNorm, seed))], normalization);

    /// <summary>With every parameter away from where it begins, so that none is forgotten unnoticed.</summary>
    private static CnnLstm Network(FullNormalization normalization, int lstmLayers, bool hasLayerNorm, int seed)
    {
        var features = normalization.Features;
        var random = new Random(seed);
        var network = new CnnLstm(
            new CnnLstmShape
            {
                Features = features.WindowFeatures,
                Window = features.Window,
                Channels = 5,
                Kernel = 3,
                Convolutions = 3,
                IsCausal = true,
                HasLayerNorm = hasLayerNorm,
                Hidden = 6,
                LstmLayers = lstmLayers,
                Dropout = 0.5,
                Head = new HeadShape
                {
                    Inputs = 6,
                    Horizon = features.Horizon,
                    Levels = normalization.Levels,
                    Future = features.FutureFeatures,
                    Context = 3,
                    Shared = 2,
                    Hidden = 7,
                    Dropout = 0.5,
                    BaseFeature = FeatureLayout.Base,
                },
            },
            random);
        foreach (var parameter in network.Parameters)
            parameter.Randomize(0.5f, random);
        return network;
    }

    private static ProtobufMessage Model(FullNormalization normalization) => new(CnnLstmOnnx.Of(Forecaster(normalization)).Bytes);

    private static string[] Names(string json) => JsonSerializer.Deserialize<string[]>(json)!;
}
