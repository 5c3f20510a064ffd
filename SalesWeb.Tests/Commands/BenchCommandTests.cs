using System.Text.Json;
using SalesWeb.Commands;

namespace SalesWeb.Tests.Commands;

public sealed class BenchCommandTests : IDisposable
{
    private readonly ShellUnderTest _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task As_JSON_it_has_the_sizes_the_three_speeds_and_the_peak()
    {
        Assert.Equal(
            ExitCode.Done,
            await _shell.Run("bench", "network", "--channels", "2", "--hidden", "3", "--samples", "8", "--batch", "4", "--json"));

        var answer = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal(
            [("features", 1), ("channels", 2), ("kernel", 3), ("hidden", 3), ("window", 14), ("outputs", 1), ("batch", 4), ("samples", 8)],
            answer.EnumerateObject().Take(8).Select(size => (size.Name, size.Value.GetInt32())));
        Assert.All(
            ["train_samples_per_s", "infer_samples_per_s", "single_us", "fma_peak_gflops", "fma_peak_one_thread_gflops"],
            key => Assert.True(answer.GetProperty(key).GetDouble() > 0));
    }

    [Fact]
    public async Task A_size_out_of_range_is_refused()
    {
        Assert.Equal(ExitCode.YourFault, await _shell.Run("bench", "network", "--kernel", "15"));
        Assert.Contains("window is 14, shorter than", _shell.Error);
    }

    [Fact]
    public async Task People_read_what_share_of_the_peak_is_reached()
    {
        Assert.Equal(ExitCode.Done, await _shell.Run("bench", "network", "--hidden", "3", "--samples", "8", "--threads", "1"));

        Assert.Matches(@"training +[\d,]+ examples a second +[\d.]+ GFLOP/s +[\d.]+ ?% of the peak", _shell.Out);
        Assert.Matches(@"peak on 1 threads? +\w.* +[\d.]+ GFLOP/s", _shell.Out);
    }

    [Fact]
    public async Task Scaling_is_three_tables_for_people()
    {
        Assert.Equal(
            ExitCode.Done, await _shell.Run("bench", "scaling", "--channels", "2", "--hidden", "3", "--samples", "2", "--threads", "1"));

        Assert.Matches(@"(?s)epochs .*1× +2 +14 .*window .*16× +2 +224 .*examples .*100× +200 +14 ", _shell.Out);
    }

    [Fact]
    public async Task Scaling_as_JSON_has_a_row_for_every_factor()
    {
        Assert.Equal(
            ExitCode.Done,
            await _shell.Run("bench", "scaling", "--channels", "2", "--hidden", "3", "--samples", "2", "--threads", "1", "--json"));

        var answer = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal([1, 10, 100], answer.GetProperty("samples").EnumerateArray().Select(row => row.GetProperty("factor").GetInt32()));
        Assert.Equal([1, 4, 16], answer.GetProperty("windows").EnumerateArray().Select(row => row.GetProperty("factor").GetInt32()));
        Assert.Equal(
            [1, 10, 100], answer.GetProperty("epochs").GetProperty("memory").EnumerateArray().Select(memory => memory.GetProperty("epoch").GetInt32()));
        Assert.True(answer.GetProperty("epochs").GetProperty("memory")[0].GetProperty("managed_mib").GetDouble() > 0);
    }
}
