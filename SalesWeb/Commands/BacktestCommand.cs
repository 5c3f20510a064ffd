using System.CommandLine;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Forecasting;
using SalesWeb.Forecasting.Backtesting;
using SalesWeb.Forecasting.RollingOrigin;
using SalesWeb.Import;
using SalesWeb.Import.Headings;
using SalesWeb.Series;
using SalesWeb.Training;
using Spectre.Console;

namespace SalesWeb.Commands;

/// <summary><c>backtest</c>: how good the models would have been.</summary>
internal static class BacktestCommand
{
    public static Command Create(Verb verb)
    {
        var plan = new BacktestPlan();
        var file = new Argument<string?>("FILE")
        {
            Description = "A sales file to read for this once; nothing of it is kept. Without it, --dataset or the default dataset.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var dataset = new Option<string?>("--dataset") { Description = "The dataset to use instead of a file.", HelpName = "NAME" };
        var map = ColumnMap.Option();
        var horizon = Whole.Optional("--horizon", "Periods that are forecast from each cut-off. Without it, network.horizon.");
        var windows = Whole.Optional("--windows", "The number of cut-offs; the last is one horizon before the end. Without it, backtest.windows.");
        var step = Whole.Optional("--step", "Periods from one cut-off to the next. Without it, as many as the horizon.");
        var warmUp = Whole.Optional("--warm-up", "Cut-offs before the scored ones, to calibrate intervals and ensemble weights. Without it, backtest.warm_up.");
        var input = Whole.Optional("--input", "How many of the newest periods a model learns from. Without it, all.");
        var refit = Whole.Number("--refit-every", plan.RefitEvery, "At every how many cut-offs a model learns anew; in between, networks go on with what they have learnt.");
        var level = new Option<string>("--level")
        {
            Description = "How many of 100 actual values each interval is to hold, separated by commas.",
            DefaultValueFactory = _ => string.Join(',', plan.Levels),
            HelpName = "80,95",
        };
        var preview = new Option<bool>("--preview") { Description = "Says which cut-offs there are and about how long it takes, and does no more." };
        var checkLeaks = new Option<bool>("--check-leaks")
        {
            Description = "Replaces everything behind the last cut-off by 10^9 and demands that no forecast changes, instead of the backtest.",
        };
        var models = new Option<string?>("--models")
        {
            Description = $"The models to compare, separated by commas: {string.Join(", ", Models.ByName.Keys)}. Without it, backtest.models.",
            HelpName = "a,b",
        };
        var output = new Option<string?>("--out")
        {
            Description = "Writes every forecast to this CSV file: unique_id, ds, cutoff, y and three columns for each model.",
            HelpName = "F.csv",
        };
        return verb.Over(
            "backtest",
            "Forecasts each category from cut-offs in its past, every model fitted only on what lies before, and ranks the models.",
            [file, dataset, map, horizon, windows, step, warmUp, input, refit, level, models, preview, checkLeaks, output],
            (parsed, call) =>
            {
                var settings = call.Installation.Settings;
                var names = Names(parsed.GetValue(models)) is { Length: > 0 } given ? given : settings.Backtest.Models;
                var periods = parsed.GetValue(horizon) ?? settings.Network.Horizon;
                var chosen = Models.Named(names, settings);
                var series = Series(call, parsed.GetValue(file), parsed.GetValue(dataset), ColumnMap.Parse(parsed.GetValue(map) ?? []));
                var asked = new BacktestPlan
                {
                    Horizon = periods,
                    Windows = parsed.GetValue(windows) ?? settings.Backtest.Windows,
                    Step = parsed.GetValue(step) ?? periods,
                    WarmUp = parsed.GetValue(warmUp) ?? settings.Backtest.WarmUp,
                    Input = parsed.GetValue(input),
                    RefitEvery = parsed.GetValue(refit),
                    Levels = Levels(parsed.GetValue(level)!),
                };
                var fitted = asked.FittedTo(
                    series.Select(one => one.Series),
                    keepsWindows: parsed.GetValue(windows) is not null,
                    keepsHorizon: parsed.GetValue(horizon) is not null || parsed.GetValue(step) is not null);
                if (fitted != asked)
                    call.Complain(fitted.NoteInsteadOf(asked, series.Select(one => one.Series)));
                asked = fitted;
                foreach (var one in series)
                    KnownAhead.Check(one, settings.Data.KnownAhead, asked.Horizon, one.Series.Frequency.Noun());
                if (parsed.GetValue(preview))
                    return BacktestDisplay.Preview(call, BacktestPreview.Of(series, [.. chosen.Select(model => model.Name)], asked));
                if (parsed.GetValue(checkLeaks))
                    return BacktestDisplay.Leaks(call, LeakCheck.Run(series, _ => Models.Named(names, settings), asked, call.Cancellation));
                return Answer(call, BacktestDisplay.Run(call, series, chosen, asked), parsed.GetValue(output));
            });
    }

    private static string[] Names(string? models) =>
        models?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IReadOnlyList<int> Levels(string levels) =>
    [
        .. levels.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(level => int.TryParse(level, out var number) ? number : throw new UserErrorException(
                $"The level \"{level}\" is no whole number.", "Give numbers from 1 to 99, separated by commas, as in --level 80,95.", field: "level"))
            .Distinct(),
    ];

    private static IReadOnlyList<LeveledSeries> Series(VerbCall call, string? file, string? dataset, IReadOnlyDictionary<Role, string> map)
    {
        if (file is null)
            return Series(call, dataset);
        if (dataset is not null)
            throw new UserErrorException("FILE and --dataset exclude each other.", "Name one of them.");

        var folder = Directory.CreateTempSubdirectory("salesweb-backtest-");
        try
        {
            using var aside = call.In(folder.FullName);
            var report = ImportCommand.Import(aside, file, new ImportRequest { Dataset = "backtest", FileName = Path.GetFileName(file), Choices = ImportChoices.Of(map) });
            if (report.RowsRejected > 0)
                call.Complain($"{report.RowsRejected:N0} of {report.RowsRead:N0} rows could not be read and are left out; \"SalesWeb import --dry-run\" lists them.");
            return Series(aside, dataset: null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<LeveledSeries> Series(VerbCall call, string? dataset)
    {
        var version = call.Get<DatasetStore>().Get(dataset);
        var rule = call.Installation.Settings.Data.MissingPeriods;
        return [.. call.Get<TrainingQueue>().Configured(version).Select(category => call.Get<SalesStore>().GetLevel(version, new SeriesKey(category), rule))];
    }

    private static int Answer(VerbCall call, BacktestResult result, string? output)
    {
        if (output is not null)
            OutputFile.Write(output, writer => BacktestTable.Write(writer, result));
        foreach (var problem in result.Problems)
            call.Complain($"{problem}");
        return call.Answer(
            BacktestDisplay.Answer(result, output),
            console => BacktestDisplay.Draw(console, result, output));
    }
}
