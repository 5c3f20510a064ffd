using System.Text;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Settings;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Datasets.Importing;

public sealed class DatasetImportSafetyTests : IDisposable
{
    private readonly SalesRoom _room = new();

    [Fact]
    public void A_dry_run_reports_the_same_and_keeps_nothing()
    {
        var path = _room.Write(Big(rows: 1_000));

        var dry = _room.ImportFile(path, dryRun: true);

        Assert.Empty(_room.Datasets.Current());
        Assert.Null(dry.VersionId);
        var real = _room.ImportFile(path);
        Assert.Equivalent(dry with { VersionId = real.VersionId }, real, strict: true);
        Assert.True(_room.ImportFile(path, dryRun: true).AlreadyThere);
    }

    [Fact]
    public void Progress_rises_to_the_size_of_the_file()
    {
        var path = _room.Write(Big(rows: 100_000));
        var reports = new List<ImportProgress>();

        Import(_room.Database, path, "shop", reports.Add, TestContext.Current.CancellationToken);

        Assert.InRange(reports.Count, 10, 110);
        Assert.Equal(reports.OrderBy(report => report.BytesRead), reports);
        Assert.Equal(new FileInfo(path).Length, reports[^1].BytesRead);
        Assert.Equal(0, reports[0].Rows);
    }

    [Fact]
    public void A_cancelled_import_leaves_nothing()
    {
        var path = _room.Write(Big(rows: 200_000));
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => Import(_room.Database, path, "shop", StopAmongTheRows, stop.Token));

        Assert.Empty(_room.Datasets.Current());

        void StopAmongTheRows(ImportProgress progress)
        {
            if (progress.Rows > 0)
                stop.Cancel();
        }
    }

    [Fact]
    public void What_a_killed_import_leaves_on_disk_is_the_database_as_it_was()
    {
        _room.Import("date,amount\n2024-01-31,5\n");
        var path = _room.Write(Big(rows: 200_000), "big.csv");
        var copy = Path.Combine(_room.Folder, "copy.db");

        // The files as they lie there in the middle of the transaction are the files that a kill would leave.
        Import(_room.Database, path, "shop", CopyAmongTheRows, TestContext.Current.CancellationToken);

        var found = SalesDatabase.At(copy);
        Assert.Equal(1, new DatasetStore(found).Get("shop").RowsRead);
        using var connection = found.Value.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        Assert.Equal("ok", check.ExecuteScalar());

        void CopyAmongTheRows(ImportProgress progress)
        {
            if (progress.Rows < 150_000)
                return;
            foreach (var suffix in new[] { "", "-wal" })
                File.Copy(_room.Database.Value.Path + suffix, copy + suffix, overwrite: true);
        }
    }

    [Fact]
    public async Task Two_imports_at_once_both_succeed()
    {
        var paths = new[] { _room.Write(Big(rows: 50_000), "a.csv"), _room.Write(Big(rows: 50_001), "b.csv") };

        // Each has its own way to the file, as two processes would.
        var reports = await Task.WhenAll(paths.Select(path => Task.Run(
            () => Import(SalesDatabase.At(_room.Database.Value.Path), path, "shop", null, TestContext.Current.CancellationToken))));

        Assert.Equal([50_000, 50_001], reports.Select(report => report.RowsImported));
        Assert.Equal(2, _room.Datasets.Versions("shop").Count);
    }

    public void Dispose() => _room.Dispose();

    private static ImportReport Import(
        SalesDatabase database, string path, string dataset, Action<ImportProgress>? onProgress, CancellationToken cancellation) =>
        new DatasetImport(
            database, new DataDirectory(Path.GetDirectoryName(database.Value.Path)!, new TrackingSettings()), new SalesWebSettings(), TimeProvider.System).Import(
            path, new ImportRequest { Dataset = dataset, FileName = Path.GetFileName(path) }, onProgress, cancellation);

    /// <summary>A file in which every row is a date of its own for one of a hundred items.</summary>
    private static byte[] Big(int rows)
    {
        var text = new StringBuilder("date,category,item,amount\n");
        for (var i = 0; i < rows; i++)
            text.Append($"{new DateOnly(2000, 1, 1).AddDays(i / 100):yyyy-MM-dd},category {i % 5},item {i % 100},{i}.25\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
