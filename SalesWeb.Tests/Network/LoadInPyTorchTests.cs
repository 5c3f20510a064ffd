using System.Diagnostics;
using System.Text.Json;
using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

/// <summary>What we save, PyTorch loads. Skipped where Debian's python3-torch is not installed.</summary>
public class LoadInPyTorchTests
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public void A_network_saved_here_gives_the_same_outputs_in_PyTorch()
    {
        Assert.SkipUnless(File.Exists(Python) && Run("-c", "import torch").ExitCode == 0, "python3-torch is not on this machine.");
        using var folder = new ScratchFolder();
        var path = folder.File("model.safetensors");
        var network = new CnnLstm(new CnnLstmShape { Features = 2, Window = 20, Outputs = 3 }, new Random(1));
        var window = Sequences.Random(features: 2, steps: 20, batch: 1).ToExamples();
        network.Save(path);

        var script = Path.Combine(Repository.Root, "SalesWeb.Tests", "Fixtures", "load_in_pytorch.py");
        var (exitCode, output) = Run(script, path, string.Join(",", window));

        Assert.Equal(0, exitCode);
        var expected = JsonSerializer.Deserialize<double[]>(output)!;
        Assert.Equal(3, expected.Length);
        Assert.All(expected.Zip(network.Predict(window)), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    private static (int ExitCode, string Output) Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
