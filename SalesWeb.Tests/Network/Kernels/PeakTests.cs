using SalesWeb.Network.Kernels;

namespace SalesWeb.Tests.Network.Kernels;

public class PeakTests
{
    public static TheoryData<int> Widths => Matrices.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_chain_does_all_rounds_in_all_lanes(int width)
    {
        var simd = Simd.Supported[width];

        // After n rounds of x/2 + 1 a chain that starts from x is at 2 + (x - 2) / 2^n; from 0 to 11 they sum to 24 + 42 / 2^n.
        Assert.Equal(66 * simd.LaneCount, simd.MultiplyAddInRegisters(rounds: 0));
        Assert.Equal(45 * simd.LaneCount, simd.MultiplyAddInRegisters(rounds: 1));
        Assert.Equal(29.25f * simd.LaneCount, simd.MultiplyAddInRegisters(rounds: 3));
        Assert.Equal(24 * simd.LaneCount, simd.MultiplyAddInRegisters(rounds: 100));
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_round_is_two_operations_for_each_value_of_twelve_registers(int width) =>
        Assert.Equal(24 * Simd.Supported[width].LaneCount, Simd.Supported[width].OperationsInRound);
}
