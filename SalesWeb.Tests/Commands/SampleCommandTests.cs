using System.Text.Json;
using SalesWeb.Commands;
using SalesWeb.Sample;

namespace SalesWeb.Tests.Commands;

public sealed class SampleCommandTests : IDisposable
{
    private readonly ShellUnderTest _shell = new();

    private string File => Path.Combine(_shell.Folder, "sample.csv");

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task It_writes_what_the_simulation_gives()
    {
        var expected = new StringWriter();
        ShopSimulation.Write(expected, new SampleOptions { Years = 1, Seed = 5, Scale = 1 });

        Assert.Equal(ExitCode.Done, await _shell.Run("sample", "--out", File, "--years", "1", "--seed", "5", "--json"));

        Assert.Equal(expected.ToString(), System.IO.File.ReadAllText(File));
        var answer = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal(new FileInfo(File).Length, answer.GetProperty("bytes").GetInt64());
        Assert.Equal(5, answer.GetProperty("seed").GetInt32());
        Assert.Equal("", _shell.Error);
    }

    [Theory]
    [InlineData("--years", "0", "--years is 0; it must be from 1 to 20.")]
    [InlineData("--years", "four", "--years is \"four\"; it must be a whole number.")]
    [InlineData("--scale", "1.5", "--scale is \"1.5\"; it must be a whole number.")]
    public async Task What_cannot_be_is_refused_and_leaves_what_was_there(string option, string value, string problem)
    {
        System.IO.File.WriteAllText(File, "mine");

        Assert.Equal(ExitCode.YourFault, await _shell.Run("sample", "--out", File, option, value));

        Assert.StartsWith(problem, _shell.Error);
        Assert.Equal("mine", System.IO.File.ReadAllText(File));
        Assert.Equal(["config.yaml", "sample.csv"], Directory.GetFileSystemEntries(_shell.Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_the_users_to_make()
    {
        var path = Path.Combine(_shell.Folder, "nowhere", "sample.csv");
        Assert.Equal(ExitCode.YourFault, await _shell.Run("sample", "--out", path));
        Assert.StartsWith($"{path} cannot be written", _shell.Error);
    }
}
