namespace SalesWeb.Sample;

/// <summary>Something on the shelf.</summary>
/// <param name="Name">As it stands in the file.</param>
/// <param name="Price">In the shop's money, in the last year of the simulation and without a promotion.</param>
/// <param name="PiecesADay">What a store of size 1 sells on an average day, in pieces.</param>
public sealed record Item(string Name, decimal Price, double PiecesADay);
