namespace SalesWeb.Forecasting.Backtesting;

/// <summary>What a backtest found.</summary>
/// <param name="Level">How many of 100 actual values the intervals were to hold.</param>
/// <param name="Models">The models, in the order of <see cref="BacktestRow.Values"/>.</param>
/// <param name="Rows">Every period forecast, by series, cut-off and date.</param>
/// <param name="Leaderboard">The models over all series, the smallest WAPE first.</param>
/// <param name="Problems">The series that could not be forecast, each with the reason.</param>
public sealed record BacktestResult(
    int Level,
    IReadOnlyList<string> Models,
    IReadOnlyList<BacktestRow> Rows,
    IReadOnlyList<LeaderboardRow> Leaderboard,
    IReadOnlyList<string> Problems);
