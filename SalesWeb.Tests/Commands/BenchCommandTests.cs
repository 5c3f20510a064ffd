using System.Text.Json;
using SalesWeb.Commands;

namespace SalesWeb.Tests.Commands;

public sealed class BenchCommandTests : IDisposable
{
    private readonly ShellUnderTest _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task As_JSON_it_has_the_sizes_and_the_three_speeds()
    {
        Assert.Equal(
            ExitCode.Done,
            await _shell.Run("bench", "network", "--channels", "2", "--hidden", "3", "--samples", "8", "--batch", "4", "--json"));

        var answer = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal(
            [("features", 1), ("channels", 2), ("kernel", 3), ("hidden", 3), ("window", 14), ("outputs", 1), ("batch", 4), ("samples", 8)],
            answer.EnumerateObject().Take(8).Select(size => (size.Name, size.Value.GetInt32())));
        Assert.All(
            ["train_samples_per_s", "infer_samples_per_s", "single_us"],
            key => Assert.True(answer.GetProperty(key).GetDouble() > 0));
    }

    [Fact]
    public async Task A_size_out_of_range_is_refused()
    {
        Assert.Equal(ExitCode.YourFault, await _shell.Run("bench", "network", "--kernel", "15"));
        Assert.Contains("window is 14, shorter than", _shell.Error);
    }
}
