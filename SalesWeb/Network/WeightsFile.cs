using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace SalesWeb.Network;

/// <summary>
/// A <see cref="CnnLstm"/> on disk: its tensors under PyTorch's names, and the window, which no tensor tells, as metadata; for a network with
/// a head the whole shape as JSON. Those of a network without one are
/// <code>
///   conv1.weight [C, F, K]          conv1.bias [C]
///   lstm.weight_ih_l0 [4H, C]       lstm.weight_hh_l0 [4H, H]     lstm.bias_ih_l0 [4H]     lstm.bias_hh_l0 [4H]
///   fc.weight [O, H]                fc.bias [O]
/// </code>
/// </summary>
internal static class WeightsFile
{
    private const string WindowKey = "window";
    private const string ShapeKey = "shape";
    private const string HashKey = "sha256";

    public static void Save(CnnLstm network, string path)
    {
        var tensors = network.Parameters.Select(parameter => new Tensor(parameter.Name, parameter.Shape, parameter.ToPyTorch())).ToList();
        var metadata = new Dictionary<string, string> { [WindowKey] = $"{network.Shape.Window}", [HashKey] = HashOf(tensors) };
        if (network.Shape.Head is not null)
            metadata[ShapeKey] = JsonSerializer.Serialize(network.Shape);
        new Safetensors([.. tensors], metadata).Write(path);
    }

    public static CnnLstm Load(string path, int? window)
    {
        var file = Safetensors.Read(path);
        var tensors = file.Tensors.ToDictionary(tensor => tensor.Name);
        var chosen = ChooseWindow(path, file, window);
        var shape = file.Metadata.TryGetValue(ShapeKey, out var json) ? ReadShape(path, json, file, chosen) : InferShape(path, tensors, chosen);
        var network = Make(path, shape);
        Check(path, tensors, network.Parameters);
        if (file.Metadata.TryGetValue(HashKey, out var hash) && hash != HashOf(file.Tensors))
            throw Refuse(path, "its weights are not those that were saved");
        foreach (var parameter in network.Parameters)
            parameter.FromPyTorch(tensors[parameter.Name].Values);
        return network;
    }

    /// <summary>SHA-256 over all values, tensor after tensor by name; files of other programs have none.</summary>
    private static string HashOf(IEnumerable<Tensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tensor in tensors.OrderBy(tensor => tensor.Name, StringComparer.Ordinal))
            hash.AppendData(MemoryMarshal.AsBytes(tensor.Values.ToArray().AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static int ChooseWindow(string path, Safetensors file, int? asked)
    {
        if (!file.Metadata.TryGetValue(WindowKey, out var text))
        {
            return asked ?? throw new UserErrorException(
                $"{path} does not say how many steps its network sees, and nothing else does.",
                $"Give the window that the network was trained with, or write it into the file's metadata as \"{WindowKey}\".");
        }

        if (!int.TryParse(text, out var written))
            throw Refuse(path, $"its window \"{text}\" is not a whole number");
        if (asked is { } other && other != written)
        {
            throw new UserErrorException(
                $"{path} was trained with a window of {written}, but {other} was asked for.", $"Use the window of {written}, or the weights that belong to {other}.");
        }

        return written;
    }

    private static CnnLstmShape InferShape(string path, Dictionary<string, Tensor> tensors, int window)
    {
        var convolution = Get(path, tensors, "conv1.weight", dimensions: 3).Shape;
        var shape = new CnnLstmShape
        {
            Channels = convolution[0],
            Features = convolution[1],
            Kernel = convolution[2],
            Hidden = Get(path, tensors, "lstm.weight_hh_l0", dimensions: 2).Shape[1],
            Outputs = Get(path, tensors, "fc.weight", dimensions: 2).Shape[0],
            Window = window,
        };
        return shape;
    }

    private static CnnLstmShape ReadShape(string path, string json, Safetensors file, int window)
    {
        try
        {
            var shape = JsonSerializer.Deserialize<CnnLstmShape>(json) ?? throw Refuse(path, "its shape is empty");
            CheckSizes(path, shape);
            if (shape.Window != window)
                throw Refuse(path, $"its window is {window}, and that of its shape {shape.Window}");
            // Before any room is taken for them.
            var values = file.Tensors.Sum(tensor => (long)tensor.Values.Length);
            return shape.ParameterCount == values
                ? shape
                : throw Refuse(path, $"its tensors have {values} values; a network of its shape has {shape.ParameterCount}");
        }
        catch (JsonException e)
        {
            throw Refuse(path, "its shape cannot be read", e);
        }
    }

    private static CnnLstm Make(string path, CnnLstmShape shape)
    {
        CheckSizes(path, shape);
        return new CnnLstm(shape, new Random(0));
    }

    private static void CheckSizes(string path, CnnLstmShape shape)
    {
        var problems = shape.Problems().ToArray();
        if (problems.Length > 0)
            throw new UserErrorException($"{path} cannot be used. {string.Join(" ", problems)}", Safetensors.Remedy);
    }

    private static void Check(string path, Dictionary<string, Tensor> tensors, IReadOnlyList<Parameter> parameters)
    {
        foreach (var parameter in parameters)
        {
            var tensor = Get(path, tensors, parameter.Name, parameter.Shape.Count);
            if (!tensor.Shape.SequenceEqual(parameter.Shape))
                throw Refuse(path, $"{parameter.Name} has the shape {Text(tensor.Shape)}; beside the other tensors it must have {Text(parameter.Shape)}");
            if (!tensor.Values.All(float.IsFinite))
                throw Refuse(path, $"{parameter.Name} holds a value that is not a finite number");
        }

        foreach (var name in tensors.Keys.Except(parameters.Select(parameter => parameter.Name)))
            throw Refuse(path, $"it holds {name}, which is no part of the network");
    }

    private static Tensor Get(string path, Dictionary<string, Tensor> tensors, string name, int dimensions)
    {
        if (!tensors.TryGetValue(name, out var tensor))
            throw Refuse(path, $"{name} is missing");
        return tensor.Shape.Count == dimensions
            ? tensor
            : throw Refuse(path, $"{name} has {tensor.Shape.Count} dimensions; it must have {dimensions}");
    }

    private static string Text(IEnumerable<int> shape) => $"[{string.Join(", ", shape)}]";

    private static UserErrorException Refuse(string path, string problem, Exception? cause = null) =>
        new($"{path} cannot be used: {problem}.", Safetensors.Remedy, cause: cause);
}
