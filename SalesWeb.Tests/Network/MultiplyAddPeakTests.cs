using SalesWeb.Network;
using SalesWeb.Network.Kernels;

namespace SalesWeb.Tests.Network;

public class MultiplyAddPeakTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void It_counts_the_rounds_of_all_threads(int threads)
    {
        using var crew = new Crew(threads);

        // The first 16,384 rounds seem to take a second, which is long enough.
        Assert.Equal(
            threads * 16_384.0 * Simd.Widest.OperationsInRound,
            MultiplyAddPeak.Measure(crew, new TickingClock(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void It_stops_when_it_is_cancelled()
    {
        using var crew = new Crew(1);

        Assert.Throws<OperationCanceledException>(() => MultiplyAddPeak.Measure(crew, TimeProvider.System, new CancellationToken(canceled: true)));
    }
}
