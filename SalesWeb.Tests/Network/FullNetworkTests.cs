using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

/// <summary>The whole network in its full form: causal convolutions, norms, dropout, two LSTMs and the head over the known future.</summary>
public class FullNetworkTests
{
    private static readonly CnnLstmShape Shape = new()
    {
        Features = 3,
        Window = 6,
        Channels = 4,
        Kernel = 2,
        Convolutions = 2,
        IsCausal = true,
        HasLayerNorm = true,
        Hidden = 5,
        LstmLayers = 2,
        Dropout = 0.1,
        Head = new() { Inputs = 5, Horizon = 3, Future = 2, Context = 2, Shared = 2, Hidden = 6, Levels = [0.1, 0.5, 0.9], Dropout = 0.1, BaseFeature = 1 },
    };

    private readonly CnnLstm _network = new(Shape, new Random(2));

    /// <summary>
    /// The first layers' gradients are a thousandth of the outputs, whose float32 rounding is then one percent of a difference: this is
    /// a check of how the layers, each checked more closely by itself, are put together.
    /// </summary>
    [Fact]
    public void Backward_agrees_with_finite_differences()
    {
        KeepAwayFromKinks();
        GradientCheck.Passes(_network, Sequences.Random(features: 3, steps: 6, batch: 2), step: 0.03f, tolerance: 0.02);
        GradientCheck.Passes(_network, Sequences.Random(features: 3, steps: 6, batch: 2), step: 0.03f, chance: new Chance(1), tolerance: 0.02);
    }

    [Fact]
    public void Its_parameters_are_as_many_as_its_shape_says() =>
        Assert.Equal(Shape.ParameterCount, _network.Parameters.Sum(parameter => parameter.Values.Length));

    [Fact]
    public void No_two_parameters_share_a_name() =>
        Assert.Equal(_network.Parameters.Count, _network.Parameters.Select(parameter => parameter.Name).Distinct().Count());

    /// <summary>
    /// Drives every other rectifier well open and the rest well shut, so that no step reaches a kink: a normalised value of four is within
    /// ±√3, so norms give 2.2 ± √3, and the head's biases are larger than what these weights add to them.
    /// </summary>
    private void KeepAwayFromKinks()
    {
        foreach (var parameter in _network.Parameters)
        {
            switch (parameter.Name)
            {
                case "norm1.weight" or "norm2.weight":
                    parameter.Values.Fill(1);
                    break;
                case "norm1.bias" or "norm2.bias":
                    Alternate(parameter.Values, 2.2f);
                    break;
                case "head.hidden.bias":
                    Alternate(parameter.Values, 5.5f);
                    break;
                case "head.context.bias":
                    Alternate(parameter.Values, 4);
                    break;
                case "conv1.weight" or "conv2.weight" or "head.context.weight":
                    parameter.Randomize(1, new Random(1));
                    break;
                case "head.hidden.weight":
                    parameter.Randomize(0.4f, new Random(1));
                    break;
                case var lstm when lstm.StartsWith("lstm", StringComparison.Ordinal):
                    parameter.Randomize(0.7f, new Random(parameter.Values.Length));
                    break;
                default:
                    break;
            }
        }

        static void Alternate(Span<float> values, float size)
        {
            for (var n = 0; n < values.Length; n++)
                values[n] = n % 2 == 0 ? size : -size;
        }
    }
}
