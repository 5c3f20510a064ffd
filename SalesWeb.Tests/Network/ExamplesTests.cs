using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class ExamplesTests
{
    [Fact]
    public void An_example_goes_into_the_place_of_the_batch_that_is_asked_for()
    {
        var examples = new Examples([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [10, 20, 30], count: 3);

        var (x, target) = (new Sequence(features: 2, steps: 2, batch: 2), new Sequence(features: 1, steps: 1, batch: 2));

        examples.Put(2, 0, new NetworkInput(x), target);
        examples.Put(0, 1, new NetworkInput(x), target);

        Assert.Equal([9, 10, 1, 2, 11, 12, 3, 4], x.Floats.ToArray());
        Assert.Equal([9, 10, 11, 12, 1, 2, 3, 4], x.ToExamples());
        Assert.Equal([30, 10], target.ToExamples());
    }

    [Fact]
    public void Changing_what_they_were_made_of_does_not_change_them()
    {
        float[] inputs = [1, 2];
        var examples = new Examples(inputs, [3], count: 1);

        inputs[0] = 100;

        Assert.Equal([1, 2], examples.Input(0).ToArray());
    }

    [Fact]
    public void Inputs_that_do_not_divide_evenly_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Examples([1, 2, 3], [1, 2], count: 2));
}
