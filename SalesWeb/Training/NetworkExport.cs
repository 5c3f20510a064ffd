using SalesWeb.Onnx;
using SalesWeb.Tracking;

namespace SalesWeb.Training;

/// <summary>Trained networks for other programs: that of any finished run, in ONNX.</summary>
public sealed class NetworkExport(RunQuery runs, ArtifactStore store, RunArtifacts artifacts)
{
    /// <summary>The network of a run.</summary>
    /// <exception cref="UserErrorException">There is no such run, it has not ended well, or its files are gone or damaged.</exception>
    public ExportedNetwork Of(long runId)
    {
        var run = runs.Find(runId)
            ?? throw new UserErrorException($"There is no run {runId}.", "Look for it on the Experiments page, or with \"SalesWeb runs\".", UserErrorKind.Unknown);
        if (run.Status != RunStatus.Finished || run.Category is not { } category)
            throw Without(runId, Reason(run));
        if (store.List(runId).Count == 0)
            throw Without(runId, "its files are gone");

        return new ExportedNetwork($"model_{CategorySlug.Of(category)}.onnx", CnnLstmOnnx.Of(artifacts.Read(runId, category)));
    }

    private static string Reason(Run run) => run.Status switch
    {
        RunStatus.Running => "it is still running",
        RunStatus.Failed => "it failed",
        RunStatus.Killed => "it was cancelled",
        _ => "it was not for a category",
    };

    private static UserErrorException Without(long runId, string reason) => new(
        $"Run {runId} has no network to export: {reason}.", "Choose a run that has finished, or train again.", UserErrorKind.Conflict);
}
