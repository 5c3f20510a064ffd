namespace SalesWeb.Settings;

/// <summary>The <c>tracking:</c> section of config.yaml: where runs are recorded. Both paths lie inside the data directory.</summary>
public sealed record TrackingSettings
{
    /// <summary>The experiment that runs belong to when none is named.</summary>
    public string Experiment { get; init; } = "sales-forecast";

    /// <summary>The database file of runs and jobs, relative to the data directory.</summary>
    public string Database { get; init; } = "tracking.db";

    /// <summary>The folder of weights, plots and tables, relative to the data directory.</summary>
    public string Artifacts { get; init; } = "artifacts";

    internal IEnumerable<SettingProblem> Problems()
    {
        if (string.IsNullOrWhiteSpace(Experiment))
            yield return new("tracking.experiment", "a name");
        if (!DataDirectory.Holds(Database))
            yield return new("tracking.database", "a file inside the data directory, such as tracking.db");
        if (!DataDirectory.Holds(Artifacts))
            yield return new("tracking.artifacts", "a folder inside the data directory, such as artifacts");
    }
}
