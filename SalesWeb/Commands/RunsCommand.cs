using System.CommandLine;
using SalesWeb.Tracking;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>runs</c>: what was trained, and how good it became.</summary>
internal static class RunsCommand
{
    private const int DefaultLimit = 50;

    public static Command Create(Verb verb)
    {
        var filter = new Option<string?>("--filter")
        {
            Description = $"Conditions joined by \"and\": {RunCondition.Texts}, id or a metric (rmse, wape, skill, …), "
                + "one of = != < <= > >=, and a value, such as category = \"Beauty\" and rmse < 100.",
            HelpName = "…",
        };
        var limit = Whole.Number("--limit", DefaultLimit, "The most runs to list, at least 1.");
        return verb.Over("runs", "Lists the runs, the newest first.", [filter, limit], (parsed, call) =>
        {
            var most = parsed.GetValue(limit);
            if (most < 1)
                throw new UserErrorException($"--limit is {most}; it must be at least 1.", "Choose another limit.");

            var condition = RunCondition.Parse(parsed.GetValue(filter) ?? "");
            var runs = call.Get<RunQuery>().List(new RunFilter { Limit = int.MaxValue }).Where(condition.Holds).Take(most).ToList();
            return call.Answer(new { Runs = runs.Select(Object) }, console => Draw(console, runs));
        });
    }

    private static void Draw(IAnsiConsole console, List<RunRow> runs)
    {
        if (runs.Count == 0)
        {
            console.WriteLine("There is no such run.");
            return;
        }

        console.Write(Tables.Of(
            ["run", "name", "experiment", "dataset", "status", "started (UTC)", "RMSE", "WAPE", "skill"], runs.Select(Cells), 0, 6, 7, 8));
    }

    private static object Object(RunRow row) => new
    {
        row.Run.Id,
        row.Run.Name,
        row.Run.Experiment,
        row.Run.Dataset,
        row.Run.Category,
        row.Run.Model,
        row.Run.Status,
        row.Run.Failure,
        row.Run.StartedAt,
        row.Run.EndedAt,
        row.Metrics,
    };

    private static string[] Cells(RunRow row) =>
    [
        $"{row.Run.Id}",
        row.Run.Name,
        row.Run.Experiment,
        row.Run.Dataset ?? "",
        row.Run.Status.ToString().ToLowerInvariant(),
        row.Run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm"),
        Metric(row, "rmse", "N2"),
        Metric(row, "wape", "P1"),
        Metric(row, "skill", "P0"),
    ];

    private static string Metric(RunRow row, string name, string format) =>
        row.Metrics.TryGetValue(name, out var value) ? value.ToString(format) : "";
}
