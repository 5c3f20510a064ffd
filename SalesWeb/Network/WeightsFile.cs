namespace SalesWeb.Network;

/// <summary>
/// A <see cref="CnnLstm"/> on disk: its tensors under PyTorch's names, and the window, which no tensor tells, as metadata.
/// <code>
///   conv1.weight [C, F, K]          conv1.bias [C]
///   lstm.weight_ih_l0 [4H, C]       lstm.weight_hh_l0 [4H, H]     lstm.bias_ih_l0 [4H]     lstm.bias_hh_l0 [4H]
///   fc.weight [O, H]                fc.bias [O]
/// </code>
/// </summary>
internal static class WeightsFile
{
    private const string WindowKey = "window";

    public static void Save(CnnLstm network, string path)
    {
        var tensors = network.Parameters.Select(parameter => new Tensor(parameter.Name, parameter.Shape, parameter.ToPyTorch()));
        new Safetensors([.. tensors], new Dictionary<string, string> { [WindowKey] = $"{network.Shape.Window}" }).Write(path);
    }

    public static CnnLstm Load(string path, int? window)
    {
        var file = Safetensors.Read(path);
        var tensors = file.Tensors.ToDictionary(tensor => tensor.Name);
        var shape = InferShape(path, tensors, ChooseWindow(path, file, window));
        Check(path, tensors, shape);

        var network = new CnnLstm(shape, new Random(0));
        foreach (var parameter in network.Parameters)
            parameter.FromPyTorch(tensors[parameter.Name].Values);
        return network;
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
        var problems = shape.Problems().ToArray();
        return problems.Length == 0 ? shape : throw new UserErrorException($"{path} cannot be used. {string.Join(" ", problems)}", Safetensors.Remedy);
    }

    private static void Check(string path, Dictionary<string, Tensor> tensors, CnnLstmShape shape)
    {
        var (c, h, o) = (shape.Channels, shape.Hidden, shape.Outputs);
        var expected = new Dictionary<string, int[]>
        {
            ["conv1.weight"] = [c, shape.Features, shape.Kernel],
            ["conv1.bias"] = [c],
            ["lstm.weight_ih_l0"] = [4 * h, c],
            ["lstm.weight_hh_l0"] = [4 * h, h],
            ["lstm.bias_ih_l0"] = [4 * h],
            ["lstm.bias_hh_l0"] = [4 * h],
            ["fc.weight"] = [o, h],
            ["fc.bias"] = [o],
        };
        foreach (var (name, sizes) in expected)
        {
            var tensor = Get(path, tensors, name, sizes.Length);
            if (!tensor.Shape.SequenceEqual(sizes))
                throw Refuse(path, $"{name} has the shape {Text(tensor.Shape)}; beside the other tensors it must have {Text(sizes)}");
            if (!tensor.Values.All(float.IsFinite))
                throw Refuse(path, $"{name} holds a value that is not a finite number");
        }

        foreach (var name in tensors.Keys.Except(expected.Keys))
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

    private static UserErrorException Refuse(string path, string problem) => new($"{path} cannot be used: {problem}.", Safetensors.Remedy);
}
