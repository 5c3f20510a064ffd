using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

/// <summary>The whole network in its strong form: causal convolutions, norms, dropout, two LSTMs and the head over the known future.</summary>
public class StrongNetworkTests
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

    [Fact]
    public void Backward_agrees_with_finite_differences()
    {
        KeepAwayFromKinks();
        GradientCheck.Passes(_network, Sequences.Random(features: 3, steps: 6, batch: 3));
        GradientCheck.Passes(_network, Sequences.Random(features: 3, steps: 6, batch: 3), chance: new Chance(1));
    }

    [Fact]
    public void Its_parameters_are_as_many_as_its_shape_says() =>
        Assert.Equal(Shape.ParameterCount, _network.Parameters.Sum(parameter => parameter.Values.Length));

    [Fact]
    public void No_two_parameters_share_a_name() =>
        Assert.Equal(_network.Parameters.Count, _network.Parameters.Select(parameter => parameter.Name).Distinct().Count());

    /// <summary>
    /// Drives every other rectifier well open and the rest well shut, so that no step reaches a kink: a normalised value of four is within
    /// ±√3, so norms give 3 ± 0.9, and what the head's rectifiers read lies further from 0 than its weights reach.
    /// </summary>
    private void KeepAwayFromKinks()
    {
        foreach (var parameter in _network.Parameters)
        {
            switch (parameter.Name)
            {
                case "norm1.weight" or "norm2.weight":
                    parameter.Values.Fill(0.5f);
                    break;
                case "norm1.bias" or "norm2.bias" or "head.context.bias":
                    Alternate(parameter.Values, 3);
                    break;
                case "head.hidden.weight":
                    parameter.Randomize(0.1f, new Random(1));
                    break;
                case "head.hidden.bias":
                    Alternate(parameter.Values, 6);
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
