using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class DropoutTests
{
    private readonly Dropout _layer = new(rate: 0.3);

    [Fact]
    public void Backward_agrees_with_finite_differences() =>
        GradientCheck.Passes(_layer, Sequences.Random(features: 3, steps: 4, batch: 5), chance: new Chance(1));

    [Fact]
    public void When_nothing_is_left_to_chance_all_comes_through_both_ways()
    {
        var (x, dy) = (Sequences.Random(3, 4, 5), Sequences.Random(3, 4, 5, seed: 2));

        var (y, backward) = _layer.Forward(x);

        Assert.Equal(x.Floats.ToArray(), y.Floats.ToArray());
        Assert.Equal(dy.Floats.ToArray(), backward(dy).Floats.ToArray());
    }

    /// <summary>30,000 draws: the share's standard deviation is 0.0026.</summary>
    [Fact]
    public void It_drops_its_share_and_stretches_the_rest()
    {
        var x = new Sequence(features: 30, steps: 10, batch: 100);
        x.Floats.Fill(7);

        var y = _layer.Forward(x, new Chance(5)).Output.Floats.ToArray();

        Assert.All(y, value => Assert.True(value == 0 || Math.Abs(value - 10) < 1e-5));
        Assert.InRange(y.Count(value => value == 0) / 30_000.0, 0.288, 0.312);
    }

    [Fact]
    public void The_same_chance_drops_the_same_values_and_another_drops_others()
    {
        var x = Sequences.Random(6, 5, 4);
        float[] With(ulong state) => _layer.Forward(x, new Chance(state)).Output.Floats.ToArray();

        Assert.Equal(With(1), With(1));
        Assert.NotEqual(With(1), With(2));
    }

    /// <summary>An LSTM below needs what it put out for its own way back.</summary>
    [Fact]
    public void What_comes_in_is_left_as_it_is()
    {
        var x = Sequences.Random(3, 4, 5);
        var before = x.Copy();

        _layer.Pass(4, 5).Forward(x, new Chance(1));

        Assert.Equal(before.Floats.ToArray(), x.Floats.ToArray());
    }

    [Fact]
    public void A_pass_that_learnt_predicts_with_everything()
    {
        var (pass, x) = (_layer.Pass(4, 5), Sequences.Random(3, 4, 5));
        pass.Forward(x, new Chance(1));

        Assert.Equal(x.Floats.ToArray(), pass.Forward(x).Floats.ToArray());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_rate_out_of_range_is_refused(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => new Dropout(rate));

    [Fact]
    public void A_rate_of_zero_drops_nothing()
    {
        var x = Sequences.Random(3, 4, 5);

        Assert.Equal(x.Floats.ToArray(), new Dropout(rate: 0).Forward(x, new Chance(1)).Output.Floats.ToArray());
    }
}
