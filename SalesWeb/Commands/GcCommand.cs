using System.CommandLine;
using SalesWeb.Tracking;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>gc</c>: removes the jobs, runs and files that the retention settings no longer keep.</summary>
internal static class GcCommand
{
    public static Command Create(Verb verb)
    {
        var yes = new Option<bool>("--yes") { Description = "Removes it. Without it, gc only shows what it would remove." };
        return verb.Over(
            "gc",
            "Shows which jobs, runs, epochs and files the retention settings no longer keep, with how many bytes, and removes them with --yes. "
            + "Published models, champions and what a job needs always stay. A running server does the same once a day.",
            [yes],
            (parsed, call) =>
            {
                var retention = call.Get<Retention>();
                var isRemoved = parsed.GetValue(yes);
                var report = isRemoved ? retention.Remove(call.Cancellation) : retention.Preview();
                return Tell(call, report, isRemoved);
            });
    }

    private static int Tell(VerbCall call, RetentionReport report, bool isRemoved) => call.Answer(
        new { Removed = isRemoved, report.Jobs, report.FailedRuns, report.FinishedRuns, report.Epochs, report.Files, report.Bytes },
        console =>
        {
            if (report.Count == 0)
            {
                console.WriteLine("Nothing has expired.");
                return;
            }

            console.Write(Tables.Of(
                [isRemoved ? "removed" : "would be removed", "number", "about"],
                [
                    Row("jobs", report.Jobs),
                    Row("failed and cancelled runs, with their files", report.FailedRuns),
                    Row("finished runs, with their files", report.FinishedRuns),
                    Row("values of single epochs", report.Epochs),
                    Row("folders of model files", report.Files),
                    ["in all", $"{report.Count:N0}", Sizes.Of(report.Bytes)],
                ],
                1,
                2));
            console.WriteLine(isRemoved
                ? "The file of the database keeps its size; the room in it is used again."
                : "Nothing was changed. \"SalesWeb gc --yes\" removes it.");
        });

    private static string[] Row(string what, Expired expired) => [what, $"{expired.Count:N0}", Sizes.Of(expired.Bytes)];
}
