namespace SalesWeb.Quality;

/// <summary>What the file says of one period.</summary>
/// <param name="Date">A date in the period.</param>
/// <param name="Value">What was sold, in one measure.</param>
/// <param name="Rows">Rows it was added up from.</param>
/// <param name="Price">Money for one piece; null where no row gives it.</param>
/// <param name="Promoted">Rows of them that were on promotion.</param>
public readonly record struct SoldPeriod(DateOnly Date, double Value, int Rows, double? Price, int Promoted = 0);
