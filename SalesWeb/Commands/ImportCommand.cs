using System.CommandLine;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Series;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>import</c>: a sales file into a dataset.</summary>
internal static class ImportCommand
{
    public static Command Create(Verb verb)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "The sales files: .csv, .tsv, .txt, one of them packed as .gz, .xlsx, .xls, or a .zip of them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var dataset = new Option<string?>("--dataset")
        {
            Description = "The dataset that the file becomes the newest version of; several files go into it one after the other, the second and later "
                + "ones on top of the first. Without it, each file goes into a dataset of its own name.",
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
        var table = new Option<string?>("--table")
        {
            Description = "The sheet of a workbook, or the file of an archive, that holds the sales, where there are several tables.",
            HelpName = "NAME",
        };
        var currency = new Option<string?>("--currency") { Description = "The currency of amounts, such as EUR, where the file does not state it.", HelpName = "CODE" };
        var unit = new Option<string?>("--unit") { Description = "The unit of quantities, such as kg, where the file does not state it.", HelpName = "UNIT" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Reads and reports only, and keeps nothing." };
        return verb.Over(
            "import",
            "Imports sales files, each of them whole or not at all. Importing the same file twice changes nothing.",
            [files, dataset, map, choose, table, mode, currency, unit, dryRun],
            (parsed, call) =>
            {
                var paths = parsed.GetRequiredValue(files);
                if (paths.FirstOrDefault(path => path.StartsWith("--", StringComparison.Ordinal)) is { } unknown)
                {
                    throw new UserErrorException(
                        $"There is no option {unknown}.", $"\"SalesWeb import --help\" lists the options. A file of this name is ./{unknown}.");
                }

                var choices = ChoiceOption.Parse(ColumnMap.Parse(parsed.GetValue(map) ?? []), parsed.GetValue(choose) ?? []);
                if (parsed.GetValue(table) is { } wanted)
                    choices = choices with { Sheet = wanted };
                ImportRequest Request(string path, bool isFirst) => new()
                {
                    Dataset = parsed.GetValue(dataset) ?? DatasetName.Of(path),
                    FileName = Path.GetFileName(path),
                    Choices = choices,
                    Mode = isFirst || parsed.GetValue(dataset) is null ? parsed.GetValue(mode) : ImportMode.Append,
                    Units = new SalesUnits(parsed.GetValue(currency), parsed.GetValue(unit)),
                    DryRun = parsed.GetValue(dryRun),
                };
                if (paths is not [var only])
                    return ImportAll(call, paths, Request);

                var report = Import(call, only, Request(only, isFirst: true));
                return call.Answer(new ImportAnswer(report), console => ImportDrawing.Draw(console, report));
            });
    }

    /// <summary>Imports one file after the other. One that cannot be imported is named, and the others go on.</summary>
    private static int ImportAll(VerbCall call, IReadOnlyList<string> paths, Func<string, bool, ImportRequest> request)
    {
        var reports = new List<(string File, ImportReport Report)>();
        var failed = new List<object>();
        foreach (var path in paths)
        {
            try
            {
                reports.Add((path, Import(call, path, request(path, reports.Count == 0))));
            }
            catch (UserErrorException problem)
            {
                call.Complain($"{path} was not imported: {problem.Message} {problem.Remedy}");
                failed.Add(new { file = path, problem = problem.Message, remedy = problem.Remedy });
            }
        }

        var answer = new { imported = reports.Select(one => new { file = one.File, report = new ImportAnswer(one.Report) }), failed };
        call.Answer(answer, console =>
        {
            foreach (var (file, report) in reports)
            {
                console.WriteLine(file);
                ImportDrawing.Draw(console, report);
            }
        });
        return failed.Count == 0 ? ExitCode.Done : ExitCode.YourFault;
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
