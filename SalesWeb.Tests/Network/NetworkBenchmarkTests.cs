using System.Text.Json;
using SalesWeb.Network;
using SalesWeb.Network.Kernels;

namespace SalesWeb.Tests.Network;

public class NetworkBenchmarkTests
{
    [Fact]
    public void It_reports_what_it_measured_under_the_names_that_others_use()
    {
        var shape = new CnnLstmShape { Features = 2, Channels = 3, Hidden = 4, Outputs = 5 };

        var json = JsonSerializer.SerializeToElement(NetworkBenchmark.Run(shape, batch: 8, samples: 20, threads: 1, new TickingClock(), TestContext.Current.CancellationToken));

        Assert.Equal(
            [
                "features", "channels", "kernel", "hidden", "window", "outputs", "batch", "samples", "train_samples_per_s", "infer_samples_per_s", "single_us",
                "threads", "simd", "train_gflops", "infer_gflops", "fma_peak_gflops", "fma_peak_one_thread_gflops", "train_share_of_peak", "infer_share_of_peak",
            ],
            json.EnumerateObject().Select(property => property.Name));
        Assert.Equal([2, 3, 3, 4, 14, 5, 8, 20], json.EnumerateObject().Take(8).Select(property => property.Value.GetInt32()));
        Assert.Equal(20, json.GetProperty("train_samples_per_s").GetDouble());
        Assert.Equal(20, json.GetProperty("infer_samples_per_s").GetDouble());
        Assert.Equal(5000, json.GetProperty("single_us").GetDouble());
    }

    [Fact]
    public void It_counts_operations_a_second_and_their_share_of_the_peak()
    {
        var result = NetworkBenchmark.Run(
            new CnnLstmShape(), batch: 50, samples: 100, threads: 2, new TickingClock(), TestContext.Current.CancellationToken);

        // The clock gives a second to 100 predictions of 592,256 operations, and to 16,384 rounds of multiply-adds on each thread.
        var peak = 2 * 16_384.0 * Simd.Widest.OperationsInRound;
        Assert.Equal(0.059, result.InferGflops);
        Assert.Equal(0.178, result.TrainGflops);
        Assert.Equal(Math.Round(peak / 1e9, 3), result.PeakGflops);
        Assert.Equal(Math.Round(peak / 2e9, 3), result.PeakOfOneThreadGflops);
        Assert.Equal(59_225_600 / peak, result.InferShareOfPeak, 4);
        Assert.Equal(177_676_800 / peak, result.TrainShareOfPeak, 4);
        Assert.Equal((2, Simd.Widest.ToString()), (result.Threads, result.Registers));
    }

    [Fact]
    public void No_training_outruns_the_peak()
    {
        var shape = new CnnLstmShape { Features = 8, Channels = 64, Window = 28 };

        var result = NetworkBenchmark.Run(shape, batch: 32, samples: 128, threads: 1, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.True(result.PeakGflops > 0 && result.PeakOfOneThreadGflops > 0);
        Assert.InRange(result.TrainShareOfPeak, 0.0001, 1.2);
        Assert.InRange(result.InferShareOfPeak, 0.0001, 1.2);
    }

    [Theory]
    [InlineData(0, 20, 1)]
    [InlineData(32, 0, 1)]
    [InlineData(32, 20, 0)]
    [InlineData(32, int.MaxValue, 1)]
    public void Nothing_to_measure_and_more_than_memory_holds_are_refused(int batch, int samples, int threads) =>
        Assert.Throws<UserErrorException>(() =>
            NetworkBenchmark.Run(new CnnLstmShape(), batch, samples, threads, TimeProvider.System, TestContext.Current.CancellationToken));
}
