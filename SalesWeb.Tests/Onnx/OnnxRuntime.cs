using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using SalesWeb.Network;

namespace SalesWeb.Tests.Onnx;

/// <summary>ONNX Runtime, called through Node.js. Where it is not installed, a test that needs it is skipped and says so.</summary>
internal sealed class OnnxRuntime
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    private readonly string _folder;

    private OnnxRuntime(string folder) => _folder = folder;

    /// <summary>The one in the folder that the variable SALESWEB_ONNXRUNTIME names.</summary>
    public static OnnxRuntime Require()
    {
        var folder = Environment.GetEnvironmentVariable("SALESWEB_ONNXRUNTIME");
        Assert.SkipUnless(
            folder is not null && Directory.Exists(Path.Combine(folder, "node_modules", "onnxruntime-node")),
            "SALESWEB_ONNXRUNTIME names no folder with node_modules/onnxruntime-node, so ONNX Runtime is not asked.");
        return new OnnxRuntime(folder!);
    }

    /// <summary>What a network returns, its one output.</summary>
    /// <param name="model">The bytes of an ONNX file.</param>
    /// <param name="inputs">A tensor for each of its inputs, under its name.</param>
    public Tensor Run(byte[] model, params Tensor[] inputs)
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(folder.File("model.onnx"), model);
        var script = Path.Combine(Repository.Root, "SalesWeb.Tests", "Fixtures", "run_onnx.mjs");
        using var node = Process.Start(new ProcessStartInfo("node", [script, _folder, folder.File("model.onnx")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        using (var stdin = node.StandardInput)
            stdin.Write(JsonSerializer.Serialize(inputs.ToDictionary(input => input.Name, input => new Values(input.Shape, input.Values)), Format));
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();

        Assert.True(node.ExitCode == 0, errors.GetAwaiter().GetResult());
        var (name, values) = Assert.Single(JsonSerializer.Deserialize<Dictionary<string, Values>>(output, Format)!);
        return new Tensor(name, values.Shape, [.. values.Flat]);
    }

    private sealed record Values(IReadOnlyList<int> Shape, [property: JsonPropertyName("values")] IReadOnlyList<float> Flat);
}
