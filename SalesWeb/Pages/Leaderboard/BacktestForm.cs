using SalesWeb.Training.Champions;

namespace SalesWeb.Pages.Leaderboard;

/// <summary>What someone filled in to start a backtest, as it was typed.</summary>
public sealed record BacktestForm
{
    /// <summary>Periods ahead; blank is as configured.</summary>
    public string? Horizon { get; init; }

    /// <summary>Cut-offs; blank is as configured.</summary>
    public string? Windows { get; init; }

    /// <summary>The ticked models; none means those that are configured.</summary>
    public string[] Models { get; init; } = [];

    /// <exception cref="UserErrorException">A field holds no whole number.</exception>
    public BacktestRequest ToRequest(string? dataset, string? category) => new()
    {
        Dataset = dataset,
        Categories = string.IsNullOrEmpty(category) ? [] : [category],
        Models = Models,
        Horizon = Whole(Horizon, "horizon"),
        Windows = Whole(Windows, "windows"),
    };

    private static int? Whole(string? text, string field) => string.IsNullOrWhiteSpace(text)
        ? null
        : int.TryParse(text, out var number)
            ? number
            : throw new UserErrorException($"\"{text}\" is not a whole number.", "Give a whole number, or leave the field empty.", field: field);
}
