namespace SalesWeb.Settings;

/// <summary>
/// The <c>retention:</c> section of config.yaml: how long finished work is kept. 0 keeps it for ever. Published models, champions, the newest
/// finished run of each model and category, and everything a job needs are kept whatever these say.
/// </summary>
public sealed record RetentionSettings
{
    /// <summary>Days that a job is kept after its end, 0 to 36500.</summary>
    public int JobsDays { get; init; } = 90;

    /// <summary>Days that a failed or cancelled run is kept after its end, 0 to 36500.</summary>
    public int FailedRunsDays { get; init; } = 90;

    /// <summary>Days that a finished run is kept after its end, 0 to 36500.</summary>
    public int RunsDays { get; init; }

    /// <summary>Finished runs of each model that are kept for each category, the newest, 0 to 100000.</summary>
    public int RunsPerCategory { get; init; }

    /// <summary>Days after the end of a run until its curves are reduced to about 200 epochs each, 0 to 36500.</summary>
    public int EpochsDays { get; init; } = 365;

    /// <summary>Days after the end of a run until the files of its model are removed, 0 to 36500.</summary>
    public int ArtifactsDays { get; init; }

    internal IEnumerable<SettingProblem> Problems()
    {
        foreach (var (key, days) in new[] { ("jobs_days", JobsDays), ("failed_runs_days", FailedRunsDays), ("runs_days", RunsDays), ("epochs_days", EpochsDays), ("artifacts_days", ArtifactsDays) })
        {
            if (days is < 0 or > 36_500)
                yield return new($"retention.{key}", "at least 0 and at most 36500");
        }

        if (RunsPerCategory is < 0 or > 100_000)
            yield return new("retention.runs_per_category", "at least 0 and at most 100000");
    }
}
