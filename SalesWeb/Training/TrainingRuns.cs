using SalesWeb.Jobs;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>
/// The life of the run that a training is noted in: begun, or gone on with where the program had ended under it, and ended whichever
/// way the training ends. A checkpoint lies in its folder for as long as it may still be needed.
/// </summary>
public sealed class TrainingRuns(RunStore runs, ArtifactStore artifacts, ILogger<TrainingRuns> log)
{
    public const string Interrupted = "Interrupted: SalesWeb stopped while this was running.";

    /// <summary>Trains under a run.</summary>
    /// <param name="start">What is known of the run. One that was interrupted goes on only if it was begun with the same.</param>
    /// <param name="resumption">Null for a training that ends with the program.</param>
    /// <param name="train">Trains and finishes the run; given its id and the path of its checkpoint, null where it needs none.</param>
    public T Keep<T>(RunStart start, Resumption? resumption, Func<long, string?, T> train)
    {
        var runId = Begin(start, resumption?.RunId);
        var isInterrupted = false;
        try
        {
            return train(runId, resumption is null ? null : artifacts.Checkpoint(runId));
        }
        catch (OperationCanceledException)
        {
            isInterrupted = resumption?.IsInterrupted() == true;
            if (isInterrupted)
                Note(runId, () => runs.Fail(runId, Interrupted));
            else
                Note(runId, () => runs.Kill(runId));
            throw;
        }
        catch (UserErrorException e)
        {
            Note(runId, () => runs.Fail(runId, $"{e.Message} {e.Remedy}"));
            throw;
        }
        catch (Exception)
        {
            Note(runId, () => runs.Fail(runId, $"Something went wrong. The log has the details under run {runId}."));
            throw;
        }
        finally
        {
            if (!isInterrupted)
                artifacts.RemoveCheckpoints(runId);
        }
    }

    /// <summary>Ends the runs whose process died and that are not gone on with.</summary>
    /// <param name="runId">The run of the job that is given up, where it had one.</param>
    public void Abandon(long? runId)
    {
        runs.FailAbandoned(JobWorkers.Interrupted);
        if (runId is { } id)
            artifacts.RemoveCheckpoints(id);
    }

    /// <summary>Records the end of a run. What ended it matters more to the caller than an error here, so that is logged and not thrown.</summary>
    private void Note(long runId, Action end)
    {
        try
        {
            end();
        }
        catch (Exception e)
        {
            log.LogError(e, "The end of run {Run} cannot be recorded", runId);
        }
    }

    private long Begin(RunStart start, long? earlier)
    {
        if (earlier is { } runId)
        {
            if (runs.Resume(runId, start))
                return runId;
            // The settings or the data are others now, so what was begun with the old ones stays as it is, and ended.
            Abandon(runId);
        }

        return runs.Start(start);
    }
}
