namespace SalesWeb.Network.Kernels;

/// <summary>Multiply-adds that touch no memory: the most that a core can do, to measure what the others reach of it.</summary>
public abstract partial class Simd
{
    /// <summary>
    /// Sums that go on side by side, each waiting for itself alone. Two units that take up to six cycles for a multiply-add are kept
    /// busy, and in 16 registers there is still room for the two constants.
    /// </summary>
    private protected const int Chains = 12;

    /// <summary>Floating-point operations in a round of <see cref="MultiplyAddInRegisters"/>: a multiplication and an addition for each value of each chain.</summary>
    public int OperationsInRound => 2 * Chains * LaneCount;

    /// <summary>x ← x / 2 + 1 in all values of 12 registers; those of register n = 0 … 11 start from n.</summary>
    /// <param name="rounds">How often, at least 0.</param>
    /// <returns>The sum over all values, so that no compiler leaves the work out.</returns>
    public abstract float MultiplyAddInRegisters(int rounds);
}
