using SalesWeb.Network;

namespace SalesWeb.Tests.Network;

public class NetworkScalingTests
{
    private static readonly CnnLstmShape Shape = new() { Channels = 2, Hidden = 3, Window = 4 };

    [Fact]
    public void Epochs_windows_and_samples_grow_one_at_a_time()
    {
        var result = NetworkScaling.Run(Shape, batch: 8, samples: 3, threads: 1, new TickingClock(), TestContext.Current.CancellationToken);

        Assert.Equal((3, 4), (result.Epochs.Samples, result.Epochs.Window));
        Assert.Equal([(1, 4, 3), (4, 16, 3), (16, 64, 3)], result.Windows.Select(training => (training.Factor, training.Window, training.Samples)));
        Assert.Equal([(1, 4, 3), (10, 4, 30), (100, 4, 300)], result.Samples.Select(training => (training.Factor, training.Window, training.Samples)));
        Assert.Equal([1, 10, 100], result.Epochs.Memory.Select(memory => memory.Epoch));
        Assert.All(result.Windows.Concat(result.Samples), training => Assert.Equal([1, 5], training.Memory.Select(memory => memory.Epoch)));
    }

    [Fact]
    public void Time_is_that_of_an_epoch_and_is_shared_out_over_samples_and_steps_of_the_LSTM()
    {
        var result = NetworkScaling.Run(Shape, batch: 8, samples: 3, threads: 1, new TickingClock(), TestContext.Current.CancellationToken);

        // The clock is read once before an epoch and once behind it: one second. Two steps come out of a window of four.
        Assert.All(result.Windows.Concat(result.Samples).Append(result.Epochs), training => Assert.Equal(1, training.SecondsPerEpoch));
        Assert.Equal(Math.Round(1e9 / 3 / 2, 1), result.Epochs.NanosecondsPerStep);
        Assert.Equal(Math.Round(1e9 / 300 / 2, 1), result.Samples[^1].NanosecondsPerStep);
        Assert.Equal(Math.Round(1e9 / 3 / 62, 1), result.Windows[^1].NanosecondsPerStep);
    }

    [Fact]
    public void Memory_is_what_the_whole_process_holds()
    {
        var result = NetworkScaling.Run(Shape, batch: 8, samples: 3, threads: 2, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.All(result.Epochs.Memory, memory => Assert.InRange(memory.ManagedMib, 0.01, memory.PeakWorkingSetMib));
    }

    [Theory]
    [InlineData(4, int.MaxValue, 1)]
    [InlineData(1025, 3, 1)]
    [InlineData(4, 3, 0)]
    public void What_is_too_large_when_multiplied_is_refused_before_anything_is_measured(int window, int samples, int threads) =>
        Assert.Throws<UserErrorException>(() => NetworkScaling.Run(
            Shape with { Window = window }, batch: 8, samples, threads, TimeProvider.System, TestContext.Current.CancellationToken));
}
