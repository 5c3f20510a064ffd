using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class ExamplesTests
{
    [Fact]
    public void A_batch_holds_the_chosen_examples_in_the_order_they_were_chosen()
    {
        var examples = new Examples([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [10, 20, 30], count: 3);

        var (x, target) = examples.Batch([2, 0], features: 2);

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
