namespace SalesWeb.Training.Importing;

/// <summary>Every quarter of an hour, removes the uploads that nobody wanted for a day, and those that never arrived whole.</summary>
public sealed class StagingSweeper(Staging staging, LeftUploads left, TimeProvider clock, ILogger<StagingSweeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                staging.Sweep();
                left.Sweep();
            }
            catch (Exception e)
            {
                // The disk or the database may be back next time; until then nothing is lost but room.
                log.LogError(e, "Old uploads cannot be removed");
            }
        }
    }
}
