using System.Data;
using System.Text.Json;
using Dapper;
using SalesWeb.Import;
using SalesWeb.Series;
using SalesWeb.Settings;
using SalesWeb.Storage;

namespace SalesWeb.Datasets;

/// <summary>Takes a sales file into a dataset: all of it or nothing, in one transaction.</summary>
public sealed class DatasetImport(SalesDatabase database, SalesWebSettings settings, TimeProvider clock)
{
    /// <summary>Reads the file and makes it the newest version of the dataset, and the dataset the active one.</summary>
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
        var options = ImportOptions.Of(settings.Data, request.Choices);
        var meter = new ProgressMeter(File.Exists(path) ? new FileInfo(path).Length : 0, onProgress);
        using var file = SalesFile.Inspect(path, request.FileName, options, meter.Add, cancellation);
        var version = new VersionStart
        {
            Dataset = dataset,
            Sha256 = file.Sha256,
            Choices = Choices(options),
            FileName = request.FileName,
            Bytes = file.Bytes,
            ImportedAt = clock.GetUtcNow(),
        };
        if (!request.DryRun)
            return database.Value.Write((connection, transaction) => Keep(connection, transaction, file, version, options, meter));

        using var reading = database.Value.Open();
        var (report, _, _) = Take(file, version, options, meter, (_, _) => null);
        return report with { AlreadyThere = FindVersion(reading, null, version) is not null };
    }

    private static ImportReport Keep(
        IDbConnection connection, IDbTransaction transaction, SalesFile file, VersionStart version, ImportOptions options, ProgressMeter meter)
    {
        if (FindVersion(connection, transaction, version) is { } id)
        {
            VersionWriter.MakeCurrent(connection, transaction, version.Dataset, id);
            return Stored(connection, transaction, id);
        }

        var (report, tally, writer) = Take(file, version, options, meter, (index, start) => new VersionWriter(connection, transaction, index, start));
        using (writer)
        {
            report = report with { VersionId = writer!.Id };
            writer.Finish(report, tally);
        }

        return report;
    }

    /// <summary>Reads the rows and adds them up, and writes them where there is a writer.</summary>
    private static (ImportReport Report, Tally Tally, VersionWriter? Writer) Take(
        SalesFile file,
        VersionStart version,
        ImportOptions options,
        ProgressMeter meter,
        Func<SeriesIndex, VersionStart, VersionWriter?> write)
    {
        var index = new SeriesIndex();
        var tally = new Tally(file.Measure);
        var plans = new PlanTally();
        var rejections = new Rejections();
        var writer = write(index, version);
        var rows = file.Read(
            (observation, read) =>
            {
                var (category, series) = index.Number(observation);
                if (observation.IsPlan)
                    plans.Add(series, observation);
                else
                    tally.Add(category, series, observation);
                writer?.Add(category, series, observation);
                meter.Rows = read + 1;
            },
            rejections);
        if (!plans.IsEmpty)
            writer?.SettlePlans(tally.All.Last);

        var report = new ImportReport
        {
            Dataset = version.Dataset,
            VersionId = null,
            Sha256 = version.Sha256,
            AlreadyThere = false,
            RowsRead = rows,
            RowsImported = rows - rejections.Count,
            RowsRejected = rejections.Count,
            Categories = tally.CategoriesSold,
            Series = tally.SeriesSold,
            From = tally.All.First,
            To = tally.All.Last,
            Total = tally.All.Total,
            Frequency = file.Frequency,
            Measure = file.Measure,
            Columns = file.Columns,
            Rejected = rejections.First,
            Notes =
            [
                .. file.Notes,
                .. GapNotes.Of(tally, index.Categories, file.Frequency, options.MissingPeriods),
                .. plans.Notes(tally, file.Frequency, file.Columns.ContainsKey(RoleFinder.Name(Role.Promotion))),
                .. index.Notes,
            ],
            MissingPeriods = tally.All.Missing(file.Frequency),
        };
        return (report, tally, writer);
    }

    private static long? FindVersion(IDbConnection connection, IDbTransaction? transaction, VersionStart version) =>
        connection.ExecuteScalar<long?>(
            "SELECT id FROM dataset_versions WHERE dataset = @Dataset AND sha256 = @Sha256 AND choices = @Choices", version, transaction);

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
            Columns = JsonSerializer.Deserialize<Dictionary<string, string>>(version.Columns)!,
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
