using SalesWeb.Forecasting;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Pages.Runs;

/// <summary>What there is to say of a run as it stands.</summary>
public sealed record RunReport
{
    public required Run Run { get; init; }

    /// <summary>Empty until it has been measured on its validation part.</summary>
    public required IReadOnlyList<ComparedMetric> Metrics { get; init; }

    /// <summary>How good it is, in one sentence; null until it has been measured.</summary>
    public Verdict? Verdict { get; init; }

    public required LossCurve Curve { get; init; }

    /// <summary>Null until it has been measured on its validation part.</summary>
    public EvaluationFile? Evaluation { get; init; }

    public required IReadOnlyList<Artifact> Artifacts { get; init; }

    public static RunReport Of(Run run, RunQuery runs, LossCurves curves, ArtifactStore artifacts)
    {
        var metrics = runs.Metrics(run.Id);
        var told = runs.Params(run.Id);
        var compared = ComparedMetric.Of(metrics);
        return new RunReport
        {
            Run = run,
            Metrics = compared,
            Verdict = compared.Count > 0 ? Verdict.Of(metrics, RunParams.FrequencyOf(told), RunParams.WindowsOf(run, told)) : null,
            Curve = curves.Of(run.Id),
            Evaluation = EvaluationFile.Of(run.Id, artifacts),
            Artifacts = artifacts.List(run.Id),
        };
    }
}
