using System.Text.Json;
using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class NetworkBenchmarkTests
{
    [Fact]
    public void It_reports_what_it_measured_under_the_names_that_others_use()
    {
        var shape = new CnnLstmShape { Features = 2, Channels = 3, Hidden = 4, Outputs = 5 };

        var json = JsonSerializer.SerializeToElement(NetworkBenchmark.Run(shape, batch: 8, samples: 20, threads: 1, new TickingClock(), TestContext.Current.CancellationToken));

        Assert.Equal(
            ["features", "channels", "kernel", "hidden", "window", "outputs", "batch", "samples", "train_samples_per_s", "infer_samples_per_s", "single_us"],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal([2, 3, 3, 4, 14, 5, 8, 20], json.EnumerateObject().Take(8).Select(property => property.Value.GetInt32()));
        Assert.Equal(20, json.GetProperty("train_samples_per_s").GetDouble());
        Assert.Equal(20, json.GetProperty("infer_samples_per_s").GetDouble());
        Assert.Equal(5000, json.GetProperty("single_us").GetDouble());
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(32, 0)]
    [InlineData(32, int.MaxValue)]
    public void Nothing_to_measure_and_more_than_memory_holds_are_refused(int batch, int samples) =>
        Assert.Throws<UserErrorException>(() =>
            NetworkBenchmark.Run(new CnnLstmShape(), batch, samples, threads: 1, TimeProvider.System, TestContext.Current.CancellationToken));

    /// <summary>A clock on which a second passes whenever it is read.</summary>
    private sealed class TickingClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }
}
