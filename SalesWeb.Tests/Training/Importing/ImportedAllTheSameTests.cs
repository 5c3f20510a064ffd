using Dapper;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Jobs;
using SalesWeb.Storage;
using SalesWeb.Tests.Pages;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Training.Importing;

/// <summary>Imports that succeed, and whose files cannot be cleared away behind them.</summary>
public sealed class ImportedAllTheSameTests : IDisposable
{
    private readonly StagedShop _app = new();

    public void Dispose() => _app.Dispose();

    /// <summary>The mapping that is remembered behind an import has no table to go into.</summary>
    [Fact]
    public async Task What_is_in_the_dataset_is_imported_although_that_could_not_be_noted_with_the_file()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));
        Change("ALTER TABLE file_mappings RENAME TO hidden");

        var tried = await _app.Import(file.Id);

        Assert.Equal((JobStatus.Finished, StagedState.Waiting), (_app.Jobs.Get(tried.ImportJobId!.Value).Status, tried.State));
        var page = await new Visitor(_app).Get($"/data/import/{file.Id}");
        Assert.Contains("The file was imported.", page.Text);
        Assert.Equal(30, _app.Datasets.Get("shop").RowsImported);

        Change("ALTER TABLE hidden RENAME TO file_mappings");
        _app.Staging.Sweep();
        Assert.Equal((StagedState.Imported, false), (_app.Files.Get(file.Id).State, File.Exists(file.Path)));
    }

    [Fact]
    public async Task An_import_that_was_cut_off_behind_its_last_word_to_the_dataset_is_settled_as_imported()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));
        Change("ALTER TABLE file_mappings RENAME TO hidden");
        var tried = await _app.Import(file.Id);
        Change("ALTER TABLE hidden RENAME TO file_mappings");

        Kind.Abandon(_app.Jobs.Get(tried.ImportJobId!.Value) with { Status = JobStatus.Failed, Result = null });

        Assert.Equal(StagedState.Imported, _app.Files.Get(file.Id).State);
    }

    [Fact]
    public async Task An_import_that_was_cut_off_before_leaves_its_file_waiting()
    {
        var earlier = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));
        await _app.Import(earlier.Id);
        _app.Now += TimeSpan.FromMinutes(5);
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));
        var asked = _app.Jobs.Get(_app.Files.Get(earlier.Id).ImportJobId!.Value);

        Kind.Abandon(asked with
        {
            Status = JobStatus.Failed,
            StartedAt = _app.Now,
            Payload = asked.Payload.Replace($"\"StagedId\":{earlier.Id}", $"\"StagedId\":{file.Id}", StringComparison.Ordinal),
        });

        Assert.Equal((StagedState.Waiting, true), (_app.Files.Get(file.Id).State, File.Exists(file.Path)));
    }

    private IJobKind Kind => _app.Services.GetServices<IJobKind>().Single(kind => kind.Name == ImportJob.KindName);

    private void Change(string sql) =>
        _app.Services.GetRequiredService<TrackingDatabase>().Value.Write((connection, transaction) => connection.Execute(sql, transaction: transaction));
}
