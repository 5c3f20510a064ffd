namespace SalesWeb.Network.Kernels;

/// <summary>The kernels for registers of one width.</summary>
internal sealed partial class SimdOf<V>() : Simd(V.Count) where V : struct, ILanes<V>;
