using Dapper;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Importing;
using SalesWeb.Import;
using SalesWeb.Jobs;
using SalesWeb.Pages.Data;
using SalesWeb.Settings;
using SalesWeb.Storage;
using SalesWeb.Tests.Training;
using SalesWeb.Tracking;
using SalesWeb.Training;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Pages;

public sealed class DatasetRemovalTests
{
    [Fact]
    public async Task The_trainings_of_a_dataset_are_cancelled_with_it()
    {
        using var app = new EndlessTraining();
        _ = app.Address;
        var trainings = app.Services.GetRequiredService<TrainingQueue>().Enqueue(null, ["Bread", "Cakes"], experiment: null);
        var other = app.Jobs.Enqueue("something else", "Bread", "{}");

        await app.Progress(trainings[0].Id);

        app.Services.GetRequiredService<DatasetRemoval>().Remove("shop");

        foreach (var training in trainings)
            Assert.Equal(JobStatus.Killed, (await app.End(training.Id)).Status);
        Assert.True(app.Jobs.Get(other.Id).IsActive);
        Assert.Null(app.Services.GetRequiredService<DatasetStore>().Find("shop"));
    }

    [Fact]
    public void A_dataset_that_cannot_be_deleted_is_left_without_models_rather_than_models_without_a_dataset()
    {
        using var app = new TrainedShop();
        app.Services.GetRequiredService<SalesDatabase>().Value.Write((connection, transaction) => connection.Execute(
            "CREATE TRIGGER refuse BEFORE DELETE ON datasets BEGIN SELECT RAISE(ABORT, 'refused'); END", transaction: transaction));

        Assert.ThrowsAny<Exception>(() => app.Services.GetRequiredService<DatasetRemoval>().Remove("shop"));

        Assert.Empty(app.Services.GetRequiredService<ModelStore>().List("shop"));
        Assert.NotNull(app.Services.GetRequiredService<DatasetStore>().Find("shop"));
    }

    /// <summary>Composed without a server, so that no worker takes the trial.</summary>
    [Fact]
    public void The_trial_of_an_import_into_it_is_cancelled_with_it()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.File("config.yaml"), "data:\n  file: \"\"\n");
        File.WriteAllText(folder.File("shop.csv"), SalesFiles.Daily(30, "Bread"));
        using var program = Composition.Compose(Installation.Read(folder.File("data"), folder.File("config.yaml"), [], new Dictionary<string, string>()));
        program.GetRequiredService<DatasetImport>().Import(
            folder.File("shop.csv"), new ImportRequest { Dataset = "shop", FileName = "shop.csv" }, onProgress: null, TestContext.Current.CancellationToken);
        var queue = program.GetRequiredService<ImportQueue>();
        var trial = queue.EnqueueCheck(StagedShop.File(folder.File("shop.csv"), dataset: "shop"), ImportChoices.None, present: null, isAgain: false);
        var other = queue.EnqueueCheck(StagedShop.File(folder.File("shop.csv"), dataset: "other"), ImportChoices.None, present: null, isAgain: false);

        ActivatorUtilities.CreateInstance<DatasetRemoval>(program).Remove("shop");

        var jobs = program.GetRequiredService<JobStore>();
        Assert.Equal((false, true), (jobs.Get(trial.Id).IsActive, jobs.Get(other.Id).IsActive));
    }
}
