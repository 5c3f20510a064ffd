using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

/// <summary>
/// The network against PyTorch's own numbers. Two tensors agree when no element differs by more than 1e-5 of the largest
/// magnitude in PyTorch's; two losses when they differ by no more than 1e-5 of PyTorch's.
/// </summary>
public class PyTorchReferenceTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, PyTorchCase.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_and_loss_agree(int n)
    {
        var reference = PyTorchCase.All[n];
        var (x, target) = reference.Batch();

        var y = reference.Network().Forward(x).Output;

        Agree("outputs", reference.Outputs, y.ToExamples());
        Agree("predictions", reference.Outputs, reference.Network().PredictBatch(reference.Inputs));
        Agree("loss", [(float)reference.Loss], [(float)new MeanSquaredError().Measure(y, target).Loss]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_gradient_agrees(int n)
    {
        var reference = PyTorchCase.All[n];
        var network = reference.Network();
        var (x, target) = reference.Batch();

        var (y, backward) = network.Forward(x);
        var dx = backward(new MeanSquaredError().Measure(y, target).Gradient);

        Agree("inputs", reference.InputGradient, dx.ToExamples());
        Assert.Equal(reference.Gradients.Keys, network.Parameters.Select(parameter => parameter.Name));
        foreach (var parameter in network.Parameters)
        {
            var gradient = new Parameter(parameter.Name, [.. parameter.Shape]);
            parameter.Gradients.CopyTo(gradient.Values);
            Agree(parameter.Name, reference.Gradients[parameter.Name], gradient.ToPyTorch());
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ten_steps_of_Adam_agree(int n)
    {
        var reference = PyTorchCase.All[n];
        var network = reference.Network();
        var examples = reference.Examples();
        int[] all = [.. Enumerable.Range(0, examples.Count)];
        using var crew = new Crew(threads: 2);
        var step = new TrainingStep(network, new MeanSquaredError(), new Adam(network.Parameters), crew);

        foreach (var expected in reference.AdamLosses)
            Agree("loss", [(float)expected], [(float)step.Run(examples, all)]);
        foreach (var parameter in network.Parameters)
            Agree(parameter.Name, reference.AdamWeights[parameter.Name], parameter.ToPyTorch());
    }

    private static void Agree(string name, float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        var largest = expected.Max(Math.Abs);
        var difference = expected.Zip(actual, (one, other) => Math.Abs((double)one - other)).Max();
        Assert.True(difference <= Tolerance * largest, $"{name} differs by {difference}; the largest magnitude is {largest}.");
    }
}
