using Dapper;
using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Pages.Data;
using SalesWeb.Storage;
using SalesWeb.Tracking;
using SalesWeb.Training;

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
}
