using System.Data;
using System.Text;
using System.Text.Json;
using SalesWeb.Datasets.Days;
using SalesWeb.Datasets.Versions;
using SalesWeb.Import;
using SalesWeb.Import.Columns;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Rows;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Storage;

namespace SalesWeb.Datasets.Importing;

/// <summary>Takes a sales file into a dataset: all of it or nothing, in one transaction.</summary>
public sealed class DatasetImport(SalesDatabase database, DataDirectory directory, SalesWebSettings settings, TimeProvider clock)
{
    /// <summary>Reads the file and makes it the newest version of the dataset.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="request">What it is imported as.</param>
    /// <param name="onProgress">Called about a hundred times, from the thread that imports; null for nobody.</param>
    /// <param name="cancellation">Stops the import; nothing of it is left then.</param>
    /// <remarks>
    /// A file that the dataset has already, read with the same choices, is not taken in again; it only becomes the current
    /// version. Imports wait for each other, also those of other processes.
    /// </remarks>
    /// <exception cref="UserErrorException">The file cannot be read, or not without a choice of the user; or there is no room.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ImportReport Import(string path, ImportRequest request, Action<ImportProgress>? onProgress, CancellationToken cancellation)
    {
        var dataset = DatasetName.Check(request.Dataset);
        var options = ImportOptions.Of(settings.Data, directory, request.Choices) with { Grid = request.Mode == ImportMode.Replace ? null : Grid(dataset) };
        var meter = new ProgressMeter(File.Exists(path) ? new FileInfo(path).Length : 0, onProgress);
        using var file = SalesFile.Inspect(path, request.FileName, options, meter.Add, cancellation);
        var start = new VersionStart
        {
            Dataset = dataset,
            Sha256 = file.Sha256,
            Choices = Choices(options),
            Mode = ImportMode.Replace,
            ParentId = null,
            FileName = request.FileName,
            Header = file.Fingerprint,
            Bytes = file.Bytes,
            ImportedAt = clock.GetUtcNow(),
        };
        var chosen = new SalesUnits(SalesUnits.Check(request.Units.Currency, "currency"), SalesUnits.Check(request.Units.Unit, "unit"));
        return request.DryRun
            ? database.Value.Rehearse(
                (connection, transaction) => WithUnits(connection, transaction, file, chosen, Try(connection, transaction, file, start, request.Mode, options, meter)),
                cancellation)
            : database.Value.WriteOrStop(
                (connection, transaction) => WithUnits(connection, transaction, file, chosen, Keep(connection, transaction, file, start, request.Mode, options, meter)),
                cancellation);
    }

    /// <summary>Sets the currency and the unit of the dataset, as chosen, or as the file or the settings state them.</summary>
    private ImportReport WithUnits(IDbConnection connection, IDbTransaction transaction, SalesFile file, SalesUnits chosen, ImportReport report)
    {
        var found = new SalesUnits(
            file.Units.Currency ?? SalesUnits.Check(settings.Data.Currency, "currency"),
            file.Units.Unit ?? SalesUnits.Check(settings.Data.Unit, "unit"));
        DatasetStore.AddUnits(connection, transaction, report.Dataset, chosen, found);
        return report with { Units = DatasetStore.Present(connection, transaction, report.Dataset)!.Units };
    }

    /// <summary>The periods that a dataset has now; null where it has none. A version that takes its place meanwhile is compared once more before anything is written.</summary>
    private DateGrid? Grid(string dataset)
    {
        using var connection = database.Value.Open();
        return DatasetStore.Present(connection, null, dataset)?.Grid;
    }

    /// <summary>Imports what is not to stay, and says what it would change.</summary>
    private static ImportReport Try(
        IDbConnection connection, IDbTransaction transaction, SalesFile file, VersionStart start, ImportMode mode, ImportOptions options, ProgressMeter meter)
    {
        var present = DatasetStore.Present(connection, transaction, start.Dataset);
        var report = Keep(connection, transaction, file, start, mode, options, meter);
        var changes = present is null
            ? null
            : VersionStore.Compare(connection, present, DatasetStore.Read(connection, transaction, report.VersionId!.Value));
        return report with { VersionId = null, Changes = changes };
    }

    private static ImportReport Keep(
        IDbConnection connection,
        IDbTransaction transaction,
        SalesFile file,
        VersionStart start,
        ImportMode mode,
        ImportOptions options,
        ProgressMeter meter)
    {
        var history = new VersionHistory(connection, transaction, start.Dataset);
        start = history.Behind(start, mode);
        if (history.FindSame(start, file) is { } id)
        {
            VersionStore.MakeCurrent(connection, transaction, start.Dataset, id);
            return Stored(connection, transaction, id);
        }

        history.RefuseMismatch(start, file);
        var before = DatasetStore.Present(connection, transaction, start.Dataset)?.Units ?? SalesUnits.Unknown;
        var measure = history.MeasureOf(file);
        var (index, tally, plans, rejections) = (new SeriesIndex(), new Tally(measure), new PlanTally(), new Rejections());
        var held = CorrectedRowsStore.Read(connection, transaction, start);
        using var writer = new VersionWriter(connection, transaction, index, start);
        var rows = file.Read(
            (in observation, read) =>
            {
                var (category, series) = index.Number(observation);
                if (observation.IsPlan)
                {
                    plans.Add(series, observation);
                    writer.AddPlan(category, series, observation);
                }
                else
                {
                    var (day, totals) = (observation.Date.DayNumber, DayTotals.Of(observation));
                    tally.Add(category, series, day, totals);
                    writer.Add(category, series, day, totals);
                }

                meter.Rows = read + 1;
            },
            rejections,
            held);
        history.RefuseOtherWeeks(start, tally.All);
        history.RefuseForeign(start, held);
        writer.WriteDays(tally, measure);
        var all = start.ParentId is { } parent
            ? new VersionMerge(connection, transaction, writer.Id, parent).Run(start.Mode, measure)
            : tally.All;
        if (!plans.IsEmpty || start.ParentId is not null)
            writer.Settle(all.Last);
        if (rejections.Count > 0)
        {
            // A spreadsheet knows by the mark at the beginning that it is UTF-8.
            using var fixUp = new StreamWriter(new FixUpWriter(connection, transaction, writer.Id), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            file.WriteRejected(rejections, start.Dataset, fixUp);
        }

        var report = Report(file, start, writer.Id, rows, rejections, tally) with
        {
            Measure = measure,
            Notes =
            [
                .. file.Notes,
                .. held.Skipped == 0 ? Array.Empty<string>()
                    : [$"Left out: {held.Skipped:N0} corrected row{(held.Skipped == 1 ? "" : "s")} of this file, because {(held.Skipped == 1 ? "it was" : "they were")} taken in before."],
                .. GapNotes.Of(tally, index.Categories, file.Frequency, options.MissingPeriods, isOnTop: start.ParentId is not null),
                .. plans.Notes(all.Last, writer.Holds, file.Frequency, file.Columns.ContainsKey(RoleFinder.Name(Role.Promotion))),
                .. index.Notes,
                .. UnitNotes(before, file.Units),
                .. history.IsNew ? [] : OverruledDays.Notes(connection, transaction, start.Dataset, writer.Id, file.Frequency, measure),
            ],
        };
        if (start.ParentId is not null)
            report = history.Merged(report, all);
        CorrectedRowsStore.Write(connection, transaction, writer.Id, start.ParentId, held);
        PartRollup.Write(connection, transaction, writer.Id);
        writer.Finish(report);
        return report;
    }

    /// <summary>Warns of a file that states another currency or unit than the dataset has.</summary>
    private static IEnumerable<string> UnitNotes(SalesUnits dataset, SalesUnits file)
    {
        if (dataset.Currency is { } currency && file.Currency is { } other && other != currency)
            yield return $"The file states the currency {other}, but the dataset has {currency}. Amounts are not converted.";
        if (dataset.Unit is { } unit && file.Unit is { } otherUnit && otherUnit != unit)
            yield return $"The file states the unit {otherUnit}, but the dataset has {unit}. Quantities are not converted.";
    }

    private static ImportReport Report(SalesFile file, VersionStart start, long id, int rows, Rejections rejections, Tally tally) => new()
    {
        Dataset = start.Dataset,
        VersionId = id,
        Sha256 = start.Sha256,
        AlreadyThere = false,
        RowsRead = rows,
        RowsImported = rows - rejections.Count,
        RowsRejected = rejections.Count,
        Categories = tally.CategoriesSold,
        Series = tally.SeriesSold,
        From = tally.All.First,
        To = tally.All.Last,
        Total = tally.Total,
        Frequency = file.Frequency,
        Measure = file.Measure,
        Columns = file.Columns,
        KnownColumns = file.Columns,
        Rejected = rejections.First,
        Notes = [],
        MissingPeriods = tally.All.Missing(file.Frequency),
    };

    /// <summary>The report of a version that was imported before.</summary>
    private static ImportReport Stored(IDbConnection connection, IDbTransaction transaction, long id)
    {
        var version = DatasetStore.Read(connection, transaction, id);
        return new ImportReport
        {
            Dataset = version.Dataset,
            VersionId = id,
            Sha256 = version.Sha256,
            AlreadyThere = true,
            RowsRead = version.RowsRead,
            RowsImported = version.RowsImported,
            RowsRejected = version.RowsRejected,
            Categories = version.Categories,
            Series = version.Series,
            From = version.FirstDate,
            To = version.LastDate,
            Total = version.Total,
            Frequency = version.Frequency,
            Measure = version.Measure,
            Columns = version.HeaderByRole,
            KnownColumns = version.KnownHeaderByRole,
            Rejected = DatasetStore.ReadRejected(connection, transaction, id),
            Notes = JsonSerializer.Deserialize<string[]>(version.Notes)!,
            MissingPeriods = version.MissingPeriods,
        };
    }

    /// <summary>The choices that change what is read, in a fixed order.</summary>
    private static string Choices(ImportOptions options)
    {
        var map = options.Choices.Columns.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key}={entry.Value}");
        var others = (options.Choices with { Columns = new Dictionary<Role, string>(), Measure = Measure.Auto }).ToMap();
        return string.Join(
            ";",
            [
                .. map,
                .. options.Choices.Measure == Measure.Auto ? Array.Empty<string>() : [$"measure={options.Choices.Measure}"],
                .. others.Select(entry => $"{entry.Key}={entry.Value}"),
            ]);
    }
}
