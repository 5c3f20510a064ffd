using System.Text.Json.Serialization;
using SalesWeb.Datasets;
using SalesWeb.Training.Champions;

namespace SalesWeb.Api;

/// <summary>How good the models were, and which of them answers.</summary>
internal static class LeaderboardEndpoints
{
    public static void MapLeaderboard(this RouteGroupBuilder api)
    {
        api.MapGet("/leaderboard", Answer)
            .WithSummary("The models of the newest backtest of a dataset, the best first.")
            .WithDescription("Over all categories together, or with ?category= over one. Shares are fractions; undefined values are left out. "
                + "Errors are forecast − actual, so a positive bias means that too much was forecast.")
            .Produces<LeaderboardResponse>()
            .ProducesProblem(404)
            .ProducesProblem(409);
        api.MapPost("/champion", Promote)
            .WithSummary("Makes a model of the newest backtest the champion of a category, whatever the rule says.")
            .WithDescription("A network that it needs and that has not been trained yet is trained by a job of its own.")
            .Produces<ChampionResponse>()
            .ProducesProblem(404)
            .ProducesProblem(409);
    }

    private static LeaderboardResponse Answer(
        string? dataset, string? category, DatasetStore datasets, Leaderboards leaderboards, ChampionRegister champions)
    {
        var version = datasets.Get(dataset);
        var (run, report) = leaderboards.Get(version.Dataset);
        if (report.Find(category) is not { } found)
        {
            throw new UserErrorException(
                $"The newest backtest of \"{version.Dataset}\" did not compare models on \"{category}\"; it did on "
                + $"{string.Join(", ", report.Categories.Take(20).Select(one => $"\"{one.Category}\""))}.",
                "Choose one of these, or start a backtest with it.",
                UserErrorKind.Unknown,
                "category");
        }

        return new LeaderboardResponse
        {
            Dataset = version.Dataset,
            Category = category,
            RunId = run.Id,
            DataUntil = report.DataUntil,
            Horizon = report.Plan.Horizon,
            Windows = report.Plan.Windows,
            Step = report.Plan.Step,
            WarmUp = report.Plan.WarmUp,
            Cutoffs = report.Cutoffs,
            Champions = champions.List(version.Dataset).Where(one => category is null || one.Category == category).ToDictionary(one => one.Category, one => one.Model),
            Models = [.. found.Leaderboard.Select(score => ModelScore.Of(score, found))],
            Problems = [.. report.Problems.Where(problem => category is null || problem.Category == category)],
            Seconds = report.Seconds,
        };
    }

    private static ChampionResponse Promote(ChampionBody body, string? dataset, ChampionRegister champions)
    {
        if (body.Category is not { } category)
            throw new UserErrorException("No category is named.", "Send {\"category\": \"…\", \"model\": \"…\"}.", field: "category");
        if (body.Model is not { } model)
            throw new UserErrorException("No model is named.", "Send {\"category\": \"…\", \"model\": \"…\"}; GET /api/leaderboard lists the models.", field: "model");

        var champion = champions.Promote(DatasetParameter.Of(dataset, body.Dataset), category, model);
        return new ChampionResponse(champion.Dataset, champion.Category, champion.Model, champion.RunId, champion.Standing.Verdict.Text);
    }

    /// <summary>Who is to answer.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    internal sealed record ChampionBody
    {
        /// <summary>The dataset; the default dataset if left out.</summary>
        public string? Dataset { get; init; }

        public string? Category { get; init; }

        /// <summary>The name of a model that the newest backtest compared.</summary>
        public string? Model { get; init; }
    }

    /// <summary>Who answers for a category now.</summary>
    /// <param name="Dataset">The dataset.</param>
    /// <param name="Category">The category.</param>
    /// <param name="Model">Its champion.</param>
    /// <param name="RunId">The run of the backtest that speaks for it.</param>
    /// <param name="Verdict">How good it was, in one sentence.</param>
    internal sealed record ChampionResponse(string Dataset, string Category, string Model, long RunId, string Verdict);
}
