using System.Text.Json;
using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

/// <summary>One shape of Fixtures/pytorch_reference.json, with all that PyTorch made of it; tensors are flat, in PyTorch's order.</summary>
public sealed record PyTorchCase
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public required CnnLstmShape Shape { get; init; }

    public required Dictionary<string, float[]> Weights { get; init; }

    public required float[] Inputs { get; init; }

    public required float[] Targets { get; init; }

    public required float[] Outputs { get; init; }

    public required double Loss { get; init; }

    public required float[] InputGradient { get; init; }

    public required Dictionary<string, float[]> Gradients { get; init; }

    /// <summary>The loss before each of ten steps of Adam on the same batch.</summary>
    public required double[] AdamLosses { get; init; }

    /// <summary>The weights after the last.</summary>
    public required Dictionary<string, float[]> AdamWeights { get; init; }

    public static IReadOnlyList<PyTorchCase> All { get; } = Read();

    public CnnLstm Network()
    {
        var network = new CnnLstm(Shape, new Random(1));
        foreach (var parameter in network.Parameters)
            parameter.FromPyTorch(Weights[parameter.Name]);
        return network;
    }

    public Examples Examples() => new(Inputs, Targets, Targets.Length / Shape.Outputs);

    /// <summary>All examples in one batch.</summary>
    public (Sequence X, Sequence Target) Batch()
    {
        var examples = Examples();
        var (x, target) = (new Sequence(Shape.Features, Shape.Window, examples.Count), new Sequence(Shape.Outputs, steps: 1, examples.Count));
        for (var n = 0; n < examples.Count; n++)
            examples.Put(n, n, new NetworkInput(x), target);
        return (x, target);
    }

    private static PyTorchCase[] Read()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Root, "SalesWeb.Tests", "Fixtures", "pytorch_reference.json"));
        using var document = JsonDocument.Parse(file);
        return document.RootElement.GetProperty("cases").Deserialize<PyTorchCase[]>(SnakeCase)!;
    }
}
