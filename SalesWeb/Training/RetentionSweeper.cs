using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>Removes expired jobs, runs and files: some minutes after the start, then once a day.</summary>
public sealed class RetentionSweeper(Retention retention, TimeProvider clock, ILogger<RetentionSweeper> log) : BackgroundService
{
    /// <summary>Time after the start, so that a server that is restarted every day sweeps as well.</summary>
    public static readonly TimeSpan FirstAfter = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(FirstAfter, clock, stoppingToken);
        using var timer = new PeriodicTimer(Interval, clock);
        do
            Sweep(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Sweep(CancellationToken stopping)
    {
        try
        {
            var removed = retention.Remove(stopping);
            if (removed.Count > 0)
            {
                log.LogInformation(
                    "Removed as the retention settings say: {Jobs} jobs, {Failed} failed and {Finished} finished runs, {Epochs} epochs, {Files} folders of files",
                    removed.Jobs.Count, removed.FailedRuns.Count, removed.FinishedRuns.Count, removed.Epochs.Count, removed.Files.Count);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The disk or the database may be back tomorrow; until then only room is lost.
            log.LogError(e, "Expired jobs and runs cannot be removed");
        }
    }
}
