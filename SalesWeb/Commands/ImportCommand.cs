using System.CommandLine;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>import</c>: a sales file into a dataset.</summary>
internal static class ImportCommand
{
    public static Command Create(Verb verb)
    {
        var file = new Argument<string>("FILE") { Description = "The sales file: .csv, .tsv, .txt, one of them packed as .gz, .xlsx, .xls, or a .zip of them." };
        var dataset = new Option<string?>("--dataset")
        {
            Description = "The dataset that the file becomes the newest version of. Without it, the name of the file.",
            HelpName = "NAME",
        };
        var map = ColumnMap.Option();
        var mode = new Option<ImportMode>("--mode")
        {
            Description = "What the file does to the sales that the dataset has: it takes their place (replace), comes on top of them (append), "
                + "or takes the place of those of the same date and series (correct).",
            HelpName = "replace|append|correct",
        };
        var choose = ChoiceOption.Create();
        var dryRun = new Option<bool>("--dry-run") { Description = "Reads and reports only, and keeps nothing." };
        return verb.Over(
            "import",
            "Imports a sales file, all of it or nothing. Importing the same file twice changes nothing.",
            [file, dataset, map, choose, mode, dryRun],
            (parsed, call) =>
            {
                var path = parsed.GetRequiredValue(file);
                var report = Import(call, path, new ImportRequest
                {
                    Dataset = parsed.GetValue(dataset) ?? DatasetName.Of(path),
                    FileName = Path.GetFileName(path),
                    Choices = ChoiceOption.Parse(ColumnMap.Parse(parsed.GetValue(map) ?? []), parsed.GetValue(choose) ?? []),
                    Mode = parsed.GetValue(mode),
                    DryRun = parsed.GetValue(dryRun),
                });
                return call.Answer(new ImportAnswer(report), console => ImportDrawing.Draw(console, report));
            });
    }

    /// <summary>Imports, with a bar where there is a terminal to draw it on.</summary>
    public static ImportReport Import(VerbCall call, string path, ImportRequest request)
    {
        var import = call.Get<DatasetImport>();
        if (!call.IsTerminal)
            return import.Import(path, request, onProgress: null, call.Cancellation);

        return call.Console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(bars =>
            {
                var bar = bars.AddTask(Markup.Escape(request.FileName), maxValue: 1);
                return import.Import(path, request, progress => bar.Value = Fraction(progress), call.Cancellation);
            });
    }

    private static double Fraction(ImportProgress progress) =>
        progress.BytesTotal == 0 ? 0 : (double)progress.BytesRead / progress.BytesTotal;
}
