using SalesWeb.Sample;

namespace SalesWeb.Tests.Sample;

/// <summary>Runs while no other test does, because it measures the memory of the whole process.</summary>
[Collection(Alone.Name)]
public class ShopSimulationMemoryTests
{
    [Fact]
    public void A_large_file_streams_through_little_memory()
    {
        var before = ProcessMemory.Held();
        var peak = 0L;
        using var writer = new PeakWriter(TextWriter.Null, () => peak = Math.Max(peak, ProcessMemory.Held()));

        ShopSimulation.Write(writer, new SampleOptions { Years = 1, Scale = 40 });

        Assert.InRange(writer.Characters, 20_000_000, long.MaxValue);
        Assert.InRange(peak - before, long.MinValue, ProcessMemory.Little);
    }
}
