using System.CommandLine;
using SalesWeb.Datasets;
using SalesWeb.Training;

namespace SalesWeb.Commands;

/// <summary><c>train</c>: a network for each category asked for, one after the other.</summary>
internal static class TrainCommand
{
    public static Command Create(Verb verb)
    {
        var categories = new Option<string[]>("--category")
        {
            Description = "A category to train. It can be given several times.",
            HelpName = "C",
        };
        var all = new Option<bool>("--all") { Description = "Trains every category, or those that data.categories lists." };
        var dataset = new Option<string?>("--dataset") { Description = "The dataset. Without it, the default dataset.", HelpName = "NAME" };
        var experiment = new Option<string?>("--experiment")
        {
            Description = "The experiment that the runs are noted under. Without it, tracking.experiment.",
            HelpName = "NAME",
        };
        return verb.Over(
            "train",
            "Trains a network for each category and publishes it. How it learns is set in the sections network and training. "
            + "Ctrl+C ends it; what was finished stays.",
            [categories, all, dataset, experiment],
            (parsed, call) =>
            {
                ExperimentName.Check(parsed.GetValue(experiment));
                var version = call.Get<DatasetStore>().Get(parsed.GetValue(dataset));
                var chosen = Choose(call, version, parsed.GetValue(categories) ?? [], parsed.GetValue(all));
                return Train(call, version, chosen, parsed.GetValue(experiment));
            });
    }

    /// <exception cref="UserErrorException">None is asked for, or one is unknown: said before any is trained.</exception>
    private static List<string> Choose(VerbCall call, DatasetVersion version, string[] asked, bool all)
    {
        if (all == asked.Length > 0)
        {
            throw new UserErrorException(
                all ? "--all and --category exclude each other." : "No category is named.",
                "Name one or more with --category, or train every one with --all.");
        }

        var chosen = (all ? call.Get<TrainingQueue>().Configured(version) : asked).Distinct().ToList();
        var sales = call.Get<SalesStore>();
        var known = sales.Categories(version.Id).Select(summary => summary.Category).ToHashSet();
        return chosen.Find(category => !known.Contains(category)) is { } unknown ? throw sales.Unknown(version, unknown) : chosen;
    }

    private static int Train(VerbCall call, DatasetVersion version, IReadOnlyList<string> categories, string? experiment)
    {
        var training = call.Get<CategoryTraining>();
        var trained = new List<TrainedCategory>();
        var failed = new List<FailedCategory>();
        foreach (var category in categories)
        {
            var request = new TrainRequest { Dataset = version.Dataset, Category = category, Experiment = experiment };
            try
            {
                trained.Add(TrainingDisplay.Watch(call, category, onProgress => training.Train(request, onProgress, call.Cancellation)));
            }
            catch (UserErrorException e)
            {
                // A category with too few sales must not keep the others from being trained.
                failed.Add(new FailedCategory(category, $"{e.Message} {e.Remedy}"));
                call.Complain($"{category}: {e.Message} {e.Remedy}");
            }
        }

        call.Answer(new { version.Dataset, Runs = trained, Failed = failed }, console => console.Write(Tables.Of(
            ["run", "category", "RMSE", "MAE", "WAPE", "how good it is"],
            trained.Select(one => new[]
            {
                $"{one.RunId}", one.Category, Metric(one, "rmse", "N2"), Metric(one, "mae", "N2"), Metric(one, "wape", "P1"), one.Verdict,
            }),
            0, 2, 3, 4)));
        return failed.Count == 0 ? ExitCode.Done : ExitCode.YourFault;
    }

    private static string Metric(TrainedCategory one, string name, string format) =>
        one.Metrics.TryGetValue(name, out var value) ? value.ToString(format) : "";

    private sealed record FailedCategory(string Category, string Problem);
}
