using SalesWeb.Forecasting.Backtesting;

namespace SalesWeb.Training.Champions;

/// <summary>
/// Which model becomes champion of a category: the one with the smallest error (WAPE), if that is smaller by a margin than that of
/// seasonal naive and than that of the present champion in the same windows.
/// <code>
///   best's WAPE ≤ (1 − margin) · naive's WAPE      and      best's WAPE ≤ (1 − margin) · present champion's WAPE
/// </code>
/// Otherwise the present champion stays, as long as it is better than seasonal naive; where nothing is, seasonal naive it is.
/// Where the data has a plan, a model that uses it is chosen among those that a paired test cannot tell from the best one.
/// </summary>
public static class ChampionRule
{
    /// <param name="category">The category, for the answer.</param>
    /// <param name="leaderboard">The models that could forecast it, seasonal naive among them; at least one.</param>
    /// <param name="present">The present champion's model; null where there is none. One that was not scored this time stays.</param>
    /// <param name="isByRule">Whether the rule chose the present champion. One that someone chose stays, whatever the figures: who chose it can choose again.</param>
    /// <param name="margin">0 up to but not including 1.</param>
    /// <param name="usesPlan">Where the data has planned prices or promotions: whether a model uses them. Null where nothing is planned.</param>
    /// <returns>Null where seasonal naive could not forecast the category, so that there is nothing to tell by.</returns>
    public static ChampionChoice? Choose(
        string category, IReadOnlyList<Score> leaderboard, string? present, bool isByRule, double margin, Func<string, bool>? usesPlan = null)
    {
        if (leaderboard.FirstOrDefault(score => score.Model == BacktestQueue.Yardstick) is not { } naive)
            return null;

        var incumbent = present is null ? null : leaderboard.FirstOrDefault(score => score.Model == present);
        if (present is not null && incumbent is null)
            return new ChampionChoice(category, present, present, isByRule, $"{present} stays, because it was not among the models compared.");

        if (incumbent is not null && !isByRule)
            return new ChampionChoice(category, incumbent.Model, present, ByRule: false, $"{incumbent.Model} stays, because someone chose it.");

        if (usesPlan is not null && ChoosePlanned(category, leaderboard, incumbent, usesPlan) is { } planned)
            return planned with { Before = present };

        var best = leaderboard.Where(score => double.IsFinite(score.Wape)).MinBy(score => score.Wape);
        if (best is not null && best != incumbent && Beats(best, naive, margin) && (incumbent is null || Beats(best, incumbent, margin)))
        {
            return new ChampionChoice(
                category, best.Model, present, ByRule: true, $"{best.Model} is better than {incumbent?.Model ?? naive.Model} by at least {margin:P0} of the error.");
        }

        if (incumbent is not null && incumbent != naive && incumbent.Wape < naive.Wape)
            return new ChampionChoice(category, incumbent.Model, present, ByRule: true, $"{incumbent.Model} stays; nothing is better by at least {margin:P0} of the error.");
        return new ChampionChoice(
            category, naive.Model, present, ByRule: true, $"Nothing is better than {naive.Model} by at least {margin:P0} of the error.");
    }

    /// <summary>The model that uses the plan and is tied with the best one; null where the best one uses the plan itself, or none is tied.</summary>
    private static ChampionChoice? ChoosePlanned(string category, IReadOnlyList<Score> leaderboard, Score? incumbent, Func<string, bool> usesPlan)
    {
        var finite = leaderboard.Where(score => double.IsFinite(score.Wape)).ToList();
        if (finite.MinBy(score => score.Wape) is not { } best)
            return null;
        var tied = finite.Where(score => (score.IsTied || score == best) && usesPlan(score.Model)).ToList();
        if (incumbent is not null && tied.Contains(incumbent))
        {
            return new ChampionChoice(
                category, incumbent.Model, null, ByRule: true, $"{incumbent.Model} stays; it uses the plan, and no better model can be told from it.");
        }

        return usesPlan(best.Model) || tied.MinBy(score => score.Wape) is not { } chosen
            ? null
            : new ChampionChoice(
                category, chosen.Model, null, ByRule: true, $"{chosen.Model} uses the plan, and its error cannot be told from that of {best.Model}, the smallest.");
    }

    private static bool Beats(Score one, Score other, double margin) => one != other && one.Wape <= (1 - margin) * other.Wape;
}
