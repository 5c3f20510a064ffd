using System.Text.Json.Serialization;
using SalesWeb.Training.Champions;

namespace SalesWeb.Api;

/// <summary>Backtests by order: a job each.</summary>
internal static class BacktestEndpoints
{
    public static void MapBacktest(this RouteGroupBuilder api) => api
        .MapPost("/backtest", Start)
        .WithSummary("Compares models on the past of a dataset, as a job.")
        .WithDescription("What is left out is as the settings have it. Answers 202 with the job; with \"preview\": true nothing is started, and the answer "
            + "is 200 with the cut-offs, the number of fits and an estimate of the time. While one backtest of a dataset is at work, another is refused with 409.")
        .Produces<PreviewResponse>()
        .Produces<BacktestResponse>(202)
        .ProducesProblem(404)
        .ProducesProblem(409);

    private static IResult Start(BacktestBody? body, string? dataset, BacktestQueue queue)
    {
        var request = (body ?? new BacktestBody()).ToRequest(dataset);
        if (body?.Preview == true)
            return Results.Ok(PreviewResponse.Of(queue.Read(request)));

        var job = queue.Enqueue(request);
        return Results.Accepted($"/api/jobs/{job.Id}", new BacktestResponse("queued", $"The {(request.ChecksLeaks ? "leak check" : "backtest")} of {job.Title} is queued.", JobResponse.Of(job)));
    }

    /// <summary>What to compare, on what, and how.</summary>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    internal sealed record BacktestBody
    {
        /// <summary>The dataset; the default dataset if left out.</summary>
        public string? Dataset { get; init; }

        public IReadOnlyList<string>? Categories { get; init; }

        /// <summary>The models; SeasonalNaive, the yardstick, is always among them.</summary>
        public IReadOnlyList<string>? Models { get; init; }

        /// <summary>Periods forecast from each cut-off.</summary>
        public int? Horizon { get; init; }

        /// <summary>Cut-offs that are scored.</summary>
        public int? Windows { get; init; }

        /// <summary>Periods from one cut-off to the next; as many as the horizon where it is left out.</summary>
        public int? Step { get; init; }

        /// <summary>Cut-offs before those, to calibrate intervals and weigh the ensemble on.</summary>
        public int? WarmUp { get; init; }

        /// <summary>Whether the rule may make champions by it; true where it is left out.</summary>
        public bool? Promote { get; init; }

        /// <summary>Only tries whether the models look ahead: everything behind a cut-off is replaced by 10⁹, and no forecast may change.</summary>
        public bool? CheckLeaks { get; init; }

        /// <summary>Only says what it would do.</summary>
        public bool? Preview { get; init; }

        public BacktestRequest ToRequest(string? dataset) => new()
        {
            Dataset = DatasetParameter.Of(dataset, Dataset),
            Categories = Categories ?? [],
            Models = Models ?? [],
            Horizon = Horizon,
            Windows = Windows,
            Step = Step,
            WarmUp = WarmUp,
            Promote = Promote ?? true,
            ChecksLeaks = CheckLeaks ?? false,
        };
    }

    /// <summary>What became of the order.</summary>
    /// <param name="Status">"queued".</param>
    /// <param name="Message">The same in a sentence.</param>
    /// <param name="Job">The job.</param>
    internal sealed record BacktestResponse(string Status, string Message, JobResponse Job);

    /// <summary>What a backtest would do.</summary>
    internal sealed record PreviewResponse
    {
        public required string Dataset { get; init; }

        public required IReadOnlyList<string> Models { get; init; }

        /// <summary>The last known period at each cut-off that is scored, the oldest first.</summary>
        public required IReadOnlyList<DateOnly> Cutoffs { get; init; }

        /// <summary>Those before, as far as the longest series has room for them.</summary>
        public required IReadOnlyList<DateOnly> WarmUps { get; init; }

        /// <summary>How many categories have room for the plan.</summary>
        public required int Series { get; init; }

        /// <summary>How many times a model is fitted to all of them.</summary>
        public required int Fits { get; init; }

        /// <summary>Why the plan is smaller than the configured one; left out where it is not.</summary>
        public string? PlanNote { get; init; }

        /// <summary>About how long it takes.</summary>
        public required double EstimatedSeconds { get; init; }

        /// <summary>The categories without room, each with the largest plan that would do.</summary>
        public required IReadOnlyList<ReportedProblem> Problems { get; init; }

        public static PreviewResponse Of(BacktestOrder order)
        {
            var preview = order.Preview();
            return new PreviewResponse
            {
                Dataset = order.Version.Dataset,
                Models = order.ModelNames,
                Cutoffs = preview.Cutoffs,
                WarmUps = preview.WarmUps,
                Series = preview.Series,
                Fits = preview.Fits,
                PlanNote = order.PlanNote,
                EstimatedSeconds = preview.Estimate.TotalSeconds,
                Problems = [.. preview.Problems.Select(problem => new ReportedProblem(problem.Series, problem.Model, problem.Reason.Message, problem.Reason.Remedy))],
            };
        }
    }
}
