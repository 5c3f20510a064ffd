using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class MultiHorizonHeadTests
{
    private static readonly HeadShape Shape = new()
    {
        Inputs = 5,
        Horizon = 4,
        Future = 3,
        Context = 2,
        Shared = 3,
        Hidden = 6,
        Levels = [0.1, 0.5, 0.9],
        Dropout = 0.2,
        BaseFeature = 1,
    };

    private readonly MultiHorizonHead _head = Head(Shape);

    /// <summary>With one level there is no softplus and all is linear, so the step may be large.</summary>
    public static TheoryData<string, HeadShape, float> Shapes => new()
    {
        { "all of it", Shape, 0.01f },
        { "no future", Shape with { Future = 0, BaseFeature = null }, 0.01f },
        { "no shared context", Shape with { Shared = 0 }, 0.01f },
        { "one period, one level", Shape with { Horizon = 1, Levels = [0.5] }, 0.1f },
    };

    [Theory]
    [MemberData(nameof(Shapes), DisableDiscoveryEnumeration = true)]
    public void Backward_agrees_with_finite_differences(string name, HeadShape shape, float step)
    {
        Assert.NotEmpty(name);
        AgreesWithFiniteDifferences(shape, step, chance: null);
        AgreesWithFiniteDifferences(shape, step, new Chance(1));
    }

    [Fact]
    public void It_agrees_with_the_equations_written_out()
    {
        var (h, future) = (Sequences.Random(5, 1, 2), Future(Shape, 2));
        var at = _head.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value.Map(value => (double)value));

        var y = Forward(_head, h, future).Output;

        for (var b = 0; b < 2; b++)
        {
            var context = Map("context", h.At(0, b).ToArray().Select(value => (double)value)).Select(value => Math.Max(0, value)).ToArray();
            for (var p = 0; p < 4; p++)
            {
                var known = future!.At(p, b).ToArray().Select(value => (double)value).ToArray();
                var units = Map("hidden", [.. context[(p * 2)..(p * 2 + 2)], .. context[8..], .. known]).Select(value => Math.Max(0, value));
                var raw = Map("output", units);
                var median = known[1] + raw[1];
                Assert.Equal(median - Math.Log(1 + Math.Exp(raw[0])), y.At(p, b)[0], 1e-5);
                Assert.Equal(median, y.At(p, b)[1], 1e-5);
                Assert.Equal(median + Math.Log(1 + Math.Exp(raw[2])), y.At(p, b)[2], 1e-5);
            }
        }

        double[] Map(string map, IEnumerable<double> x) =>
            [.. (at[$"head.{map}.weight"] * MathNet.Numerics.LinearAlgebra.Vector<double>.Build.DenseOfEnumerable(x)) + at[$"head.{map}.bias"].Column(0)];
    }

    [Fact]
    public void Its_parameters_have_these_names_and_shapes() => Assert.Equal(
        [
            "head.context.weight [11, 5]", "head.context.bias [11]", "head.hidden.weight [6, 8]", "head.hidden.bias [6]",
            "head.output.weight [3, 6]", "head.output.bias [3]",
        ],
        _head.Parameters.Select(parameter => $"{parameter.Name} [{string.Join(", ", parameter.Shape)}]"));

    [Fact]
    public void Examples_of_a_batch_do_not_touch()
    {
        var (h, future) = (Sequences.Random(5, 1, 6), Future(Shape, 6)!);
        var together = Forward(_head, h, future).Output;
        for (var b = 0; b < 6; b++)
        {
            var alone = Forward(_head, LayerProperties.Example(h, b), LayerProperties.Example(future, b)).Output;
            Assert.Equal(LayerProperties.Example(together, b).Floats.ToArray(), alone.Floats.ToArray());
        }
    }

    [Fact]
    public void What_is_known_of_a_period_moves_that_period_alone()
    {
        var (h, future) = (Sequences.Random(5, 1, 2), Future(Shape, 2)!);
        var before = Forward(_head, h, future).Output;
        foreach (ref var value in future.FromStep(2))
            value += 1;

        var after = Forward(_head, h, future).Output;

        for (var p = 0; p < 4; p++)
            Assert.Equal(p == 2, !before.FromStep(p).SequenceEqual(after.FromStep(p)));
    }

    [Fact]
    public void At_first_the_quantiles_lie_as_far_apart_as_those_of_a_normal_distribution()
    {
        var head = new MultiHorizonHead("head", Shape with { Hidden = 1000, Levels = [0.1, 0.3, 0.5, 0.9] }, new Random(1));
        head.Parameters[4].Values.Clear();

        var y = Forward(head, Sequences.Random(5, 1, 1), Future(Shape, 1)).Output.At(0, 0);

        Assert.Equal(0.5 * (1.2815516 - 0.5244005), y[1] - y[0], 1e-4);
        Assert.Equal(0.5 * 0.5244005, y[2] - y[1], 1e-4);
        Assert.Equal(0.5 * 1.2815516, y[3] - y[2], 1e-4);
    }

    [Fact]
    public void After_the_first_call_it_takes_no_memory()
    {
        var (pass, h, future, dy) = (_head.Pass(3), Sequences.Random(5, 1, 3), Future(Shape, 3), Sequences.Random(3, 4, 3));
        Run(2);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(50);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int times)
        {
            for (var n = 0; n < times; n++)
            {
                pass.Forward(h, future, new Chance(1).Of(n));
                pass.Backward(dy);
            }
        }
    }

    [Fact]
    public void Sizes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Head(Shape with { BaseFeature = 3 }));
        Assert.Throws<ArgumentException>(() => Head(Shape with { Horizon = 0 }));
        Assert.Throws<ArgumentException>(() => Head(Shape with { Levels = [0.9, 0.1] }));
        var pass = _head.Pass(2);
        Assert.Throws<ArgumentOutOfRangeException>(() => pass.Forward(new Sequence(5, 1, 2), future: null));
        Assert.Throws<ArgumentOutOfRangeException>(() => pass.Forward(new Sequence(5, 1, 2), new Sequence(3, 5, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => pass.Forward(new Sequence(4, 1, 2), new Sequence(3, 4, 2)));
    }

    /// <summary>
    /// Every other rectifier is driven well open and the rest well shut, so that no step reaches a kink: contexts are within 3 ± 2.3, and
    /// what goes into the hidden units is within ±(0.1 · (5 · 5.3 + 3)) of their bias of ±3.6.
    /// </summary>
    private static void AgreesWithFiniteDifferences(HeadShape shape, float step, Chance? chance)
    {
        var head = Head(shape);
        head.Parameters[2].Randomize(0.1f, new Random(1));
        for (var n = 0; n < head.Parameters[1].Values.Length; n++)
            head.Parameters[1].Values[n] = n % 2 == 0 ? 3 : -3;
        for (var n = 0; n < shape.Hidden; n++)
            head.Parameters[3].Values[n] = n % 2 == 0 ? 3.6f : -3.6f;

        GradientCheck.Passes(head.Parameters, h => Forward(head, h, Future(shape, h.Batch), chance), Sequences.Random(5, 1, 4, seed: 5), step);
    }

    private static MultiHorizonHead Head(HeadShape shape) => new("head", shape, new Random(3));

    private static Sequence? Future(HeadShape shape, int batch) =>
        shape.Future > 0 ? Sequences.Random(shape.Future, shape.Horizon, batch, seed: 11) : null;

    /// <summary>A call through a pass that was used before with other numbers.</summary>
    private static (Sequence Output, Func<Sequence, Sequence> Backward) Forward(MultiHorizonHead head, Sequence h, Sequence? future, Chance? chance = null)
    {
        var pass = head.Pass(h.Batch);
        pass.Backward(pass.Forward(Sequences.Random(h.Features, 1, h.Batch, seed: 99), future, chance).Copy());
        return (pass.Forward(h.Copy(), future, chance).Copy(), Backward);

        Sequence Backward(Sequence dy)
        {
            var dh = pass.Backward(dy.Copy()).Copy();
            for (var n = 0; n < head.Parameters.Count; n++)
                pass.Gradients[n].CopyTo(head.Parameters[n].Gradients);
            return dh;
        }
    }
}
