namespace SalesWeb.Datasets.Levels;

/// <summary>What is known of a part on one date.</summary>
/// <param name="Value">What was sold, in the version's measure; 0 of a plan.</param>
/// <param name="PriceSum">The sum of the prices that rows gave, in money for one piece.</param>
/// <param name="Priced">How many rows gave one.</param>
/// <param name="Promoted">How many rows were on offer.</param>
/// <param name="Rows">How many rows there are.</param>
internal readonly record struct LevelRow(double Value, double PriceSum, int Priced, int Promoted, int Rows);
