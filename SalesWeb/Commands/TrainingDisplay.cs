using SalesWeb.Training;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary>Lets people watch a training: a bar on a terminal, a line now and then elsewhere.</summary>
internal static class TrainingDisplay
{
    /// <summary>How many epochs lie between two lines where there is no terminal.</summary>
    private const int EpochsPerLine = 10;

    public static TrainedCategory Watch(VerbCall call, string category, Func<Action<TrainProgress>, TrainedCategory> train)
    {
        if (!call.IsTerminal)
            return train(progress => WriteLine(call.Console, progress));

        return call.Console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .Start(bars =>
            {
                var bar = bars.AddTask(Markup.Escape(category), maxValue: 1);
                var trained = train(progress =>
                {
                    bar.Value = progress.Fraction;
                    bar.Description = Markup.Escape($"{category}: {State(progress)}");
                });
                // Early stopping ends before the last epoch.
                bar.Value = 1;
                return trained;
            });
    }

    private static void WriteLine(IAnsiConsole console, TrainProgress progress)
    {
        if (progress.Epoch % EpochsPerLine == 0)
            console.WriteLine($"{progress.Category}: {State(progress)}");
    }

    private static string State(TrainProgress progress)
    {
        if (progress.Stage is null)
            return $"run {progress.RunId} begins";

        var losses = double.IsNaN(progress.TrainLoss) ? "" : $", loss {progress.TrainLoss:0.0000}";
        var validation = double.IsNaN(progress.ValidationLoss) ? "" : $", validation {progress.ValidationLoss:0.0000}";
        var remaining = progress.Remaining is { } time ? $", at most {time.TotalSeconds:0} s left" : "";
        var words = progress.InWords;
        return $"{char.ToLowerInvariant(words[0])}{words[1..]}{losses}{validation}{remaining}";
    }
}
