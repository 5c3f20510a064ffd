using SalesWeb.Datasets;
using SalesWeb.Jobs;
using SalesWeb.Tracking;

namespace SalesWeb.Pages.Data;

/// <summary>
/// Takes a dataset away with all that answers for it. The two databases cannot change together, so what depends on the
/// dataset goes first: whatever interrupts this leaves a dataset without models, which can be deleted again, and never
/// models without a dataset.
/// </summary>
public sealed class DatasetRemoval(DatasetStore datasets, ModelStore models, ChampionStore champions, JobStore jobs)
{
    /// <summary>Cancels the dataset's imports and their trials, trainings, backtests and preparations of forecasts, withdraws its models and champions, then deletes it. The runs and their files stay.</summary>
    /// <exception cref="UserErrorException">There is no such dataset; nothing is cancelled then.</exception>
    public void Remove(string dataset)
    {
        datasets.Get(dataset);
        foreach (var job in jobs.Active().Where(job => job.Dataset == dataset))
            jobs.Cancel(job.Id);
        models.Withdraw(dataset);
        champions.Withdraw(dataset);
        datasets.Delete(dataset);
    }
}
