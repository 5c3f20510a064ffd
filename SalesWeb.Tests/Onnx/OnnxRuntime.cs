using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;
using Tensor = SalesWeb.Network.Tensor;

namespace SalesWeb.Tests.Onnx;

/// <summary>Evaluates exported networks with ONNX Runtime, which decides what an ONNX file means.</summary>
internal static class OnnxRuntime
{
    /// <summary>The only output of a network.</summary>
    /// <param name="model">The bytes of an ONNX file.</param>
    /// <param name="inputs">One tensor for each input of the network, with its name.</param>
    public static Tensor Run(byte[] model, params Tensor[] inputs)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        using var session = new InferenceSession(model, options);
        using var outputs = session.Run(
            [.. inputs.Select(input => NamedOnnxValue.CreateFromTensor(input.Name, new DenseTensor<float>(input.Values, [.. input.Shape])))]);
        var y = Assert.Single(outputs);
        var values = y.AsTensor<float>();
        return new Tensor(y.Name, values.Dimensions.ToArray(), values.ToArray());
    }
}
