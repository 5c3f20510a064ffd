using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>Notes the ends of runs that could not be noted at their time, because the disk was full, so that none stays running.</summary>
public sealed class RunSettler(RunStore runs, TimeProvider clock, ILogger<RunSettler> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                runs.NoteUnnotedEnds();
            }
            catch (UserErrorException e)
            {
                log.LogWarning("The end of a run cannot be noted yet: {Problem}", e.Message);
            }
        }
    }
}
