using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class CnnLstmTests
{
    private static readonly CnnLstmShape Small = new() { Features = 2, Window = 6, Channels = 4, Kernel = 3, Hidden = 5, Outputs = 3 };
    private readonly CnnLstm _network = new(Small, new Random(3));

    /// <summary>The small step keeps every rectifier on its side of the kink.</summary>
    [Fact]
    public void Backward_agrees_with_finite_differences() =>
        GradientCheck.Passes(_network, Sequences.Random(features: 2, steps: 6, batch: 3), step: 0.002f);

    [Fact]
    public void Examples_of_a_batch_do_not_touch() =>
        LayerProperties.KeepsExamplesApart(x => _network.Forward(x), Sequences.Random(2, 6, 5));

    [Fact]
    public void With_default_sizes_it_is_the_reference_network() =>
        Assert.Equal(25_281, new CnnLstm(new CnnLstmShape(), new Random(1)).Parameters.Sum(parameter => parameter.Values.Length));

    [Fact]
    public void Its_parameters_are_as_many_as_its_shape_says() =>
        Assert.Equal(Small.ParameterCount, _network.Parameters.Sum(parameter => parameter.Values.Length));

    [Fact]
    public void The_same_seed_makes_the_same_network_and_another_seed_another()
    {
        float[] Weights(int seed) => [.. new CnnLstm(Small, new Random(seed)).Parameters.SelectMany(parameter => parameter.ToPyTorch())];

        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));
    }

    [Fact]
    public void Many_callers_at_once_get_what_each_would_get_alone()
    {
        var windows = Windows(500);
        var alone = windows.Select(window => _network.Predict(window)).ToArray();
        var atOnce = new float[windows.Length][];

        Parallel.For(0, windows.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, n => atOnce[n] = _network.Predict(windows[n]));

        Assert.Equal(alone, atOnce);
    }

    [Fact]
    public void Many_windows_together_get_what_each_gets_alone()
    {
        var windows = Windows(150);

        var together = _network.PredictBatch([.. windows.SelectMany(window => window)]);

        Assert.Equal(windows.SelectMany(window => _network.Predict(window)), together);
        Assert.Empty(_network.PredictBatch([]));
    }

    [Fact]
    public void The_oldest_step_comes_first_with_its_features_side_by_side()
    {
        var x = new Sequence(features: 2, steps: 6, batch: 1);
        float[] window = [.. Enumerable.Range(0, 12).Select(n => n / 12f)];
        for (var t = 0; t < 6; t++)
        {
            for (var f = 0; f < 2; f++)
                x.Values[f, t] = window[t * 2 + f];
        }

        Assert.Equal(_network.Forward(x).Output.Floats.ToArray(), _network.Predict(window));
    }

    [Fact]
    public void A_window_of_another_length_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _network.Predict(new float[11]));
        Assert.Throws<ArgumentOutOfRangeException>(() => _network.Predict(new float[24]));
        Assert.Throws<ArgumentException>(() => _network.PredictBatch(new float[13]));
    }

    private static float[][] Windows(int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, Small.WindowLength).Select(_ => random.NextSingle()).ToArray())];
    }
}
