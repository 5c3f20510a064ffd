using Dapper;
using SalesWeb.Storage;

namespace SalesWeb.Tracking;

/// <summary>Runs and what was measured of them, for reading.</summary>
public sealed class RunQuery(TrackingDatabase database)
{
    /// <summary>The number of runs that one statement names; SQLite allows 32,766 variables.</summary>
    private const int MaxIds = 500;

    private const string Columns =
        """
        r.id, e.name AS experiment, r.name, r.status, r.failure, r.dataset, r.category, r.model, r.started_at, r.ended_at
        FROM runs r JOIN experiments e ON e.id = r.experiment_id
        """;

    private const string Where =
        """
        WHERE (@Experiment IS NULL OR e.name = @Experiment) AND (@Dataset IS NULL OR r.dataset = @Dataset)
          AND (@Category IS NULL OR r.category = @Category) AND (@Status IS NULL OR r.status = @Status)
          AND (@Model IS NULL OR r.model = @Model)
        """;

    public Run? Find(long id)
    {
        using var connection = database.Value.Open();
        return connection.QuerySingleOrDefault<Run>($"SELECT {Columns} WHERE r.id = @id", new { id });
    }

    /// <summary>One page of the runs that <paramref name="filter"/> lets through, each with its metrics.</summary>
    public IReadOnlyList<RunRow> List(RunFilter filter)
    {
        var known = RunFilter.Columns.TryGetValue(filter.Sort, out var expression);
        var order = known ? expression : "m.value";
        using var connection = database.Value.Open();
        var runs = connection.Query<Run>(
            $"""
            SELECT {Columns} {(known ? "" : "LEFT JOIN metrics m ON m.run_id = r.id AND m.name = @Sort")}
            {Where}
            ORDER BY CASE WHEN {order} IS NULL THEN 1 ELSE 0 END, {order} {(filter.Descending ? "DESC" : "ASC")}, r.id DESC
            LIMIT @Limit OFFSET @Offset
            """,
            Values(filter)).AsList();
        var metrics = runs.Select(run => run.Id).Chunk(MaxIds)
            .SelectMany(chunk => connection.Query<MetricRow>(
                "SELECT run_id, name, value FROM metrics WHERE run_id IN @chunk AND value IS NOT NULL", new { chunk }))
            .ToLookup(metric => metric.RunId);
        return [.. runs.Select(run => new RunRow(run, metrics[run.Id].ToDictionary(metric => metric.Name, metric => metric.Value)))];
    }

    /// <summary>How many runs <paramref name="filter"/> lets through, on all pages together.</summary>
    public int Count(RunFilter filter)
    {
        using var connection = database.Value.Open();
        return connection.ExecuteScalar<int>(
            $"SELECT COUNT(*) FROM runs r JOIN experiments e ON e.id = r.experiment_id {Where}", Values(filter));
    }

    /// <summary>The names of all experiments, the newest first.</summary>
    public IReadOnlyList<string> Experiments()
    {
        using var connection = database.Value.Open();
        return connection.Query<string>("SELECT name FROM experiments ORDER BY created_at DESC, id DESC").AsList();
    }

    /// <summary>The numbers of the runs that have a tag of this value, the newest first.</summary>
    public IReadOnlyList<long> Tagged(string name, string value)
    {
        using var connection = database.Value.Open();
        return connection.Query<long>("SELECT run_id FROM tags WHERE name = @name AND value = @value ORDER BY run_id DESC", new { name, value }).AsList();
    }

    public IReadOnlyDictionary<string, string> Params(long id) => Pairs("params", id);

    public IReadOnlyDictionary<string, string> Tags(long id) => Pairs("tags", id);

    /// <summary>The last value of each metric; one that could not be computed is not there.</summary>
    public IReadOnlyDictionary<string, double> Metrics(long id)
    {
        using var connection = database.Value.Open();
        return connection.Query<MetricRow>(
                "SELECT run_id, name, value FROM metrics WHERE run_id = @id AND value IS NOT NULL ORDER BY name", new { id })
            .ToDictionary(metric => metric.Name, metric => metric.Value);
    }

    /// <summary>Everything measured in a run, or of one <paramref name="key"/>, in the order of its steps.</summary>
    public IReadOnlyList<Measurement> History(long id, string? key = null)
    {
        using var connection = database.Value.Open();
        return connection.Query<Measurement>(
            """
            SELECT name AS "key", step, value, measured_at AS "at" FROM measurements
            WHERE run_id = @id AND (@key IS NULL OR name = @key) ORDER BY name, step
            """,
            new { id, key }).AsList();
    }

    /// <summary>The losses of the first network of a run, from an epoch on, in the order of their epochs.</summary>
    /// <param name="id">The run.</param>
    /// <param name="fromStep">The first epoch to read.</param>
    /// <param name="toStep">The last epoch to read.</param>
    public IReadOnlyList<Measurement> Losses(long id, int fromStep, int toStep = int.MaxValue)
    {
        using var connection = database.Value.Open();
        return connection.Query<Measurement>(
            """
            SELECT name AS "key", step, value, measured_at AS "at" FROM measurements
            WHERE run_id = @id AND name IN ('train_loss', 'val_loss') AND step BETWEEN @fromStep AND @toStep
            ORDER BY step, name
            """,
            new { id, fromStep, toStep }).AsList();
    }

    /// <summary>What each of some runs was tagged with under a name; one that was not is not there.</summary>
    public IReadOnlyDictionary<long, string> Tag(string name, IReadOnlyCollection<long> ids) => Named("tags", name, ids);

    /// <summary>What each of some runs was given under a name; one that was not is not there.</summary>
    public IReadOnlyDictionary<long, string> Param(string name, IReadOnlyCollection<long> ids) => Named("params", name, ids);

    /// <summary>The last value of a metric in each of some runs; one where it could not be computed is not there.</summary>
    public IReadOnlyDictionary<long, double> Metric(string name, IReadOnlyCollection<long> ids)
    {
        using var connection = database.Value.Open();
        return ids.Chunk(MaxIds)
            .SelectMany(chunk => connection.Query<MetricRow>(
                "SELECT run_id, name, value FROM metrics WHERE name = @name AND value IS NOT NULL AND run_id IN @chunk", new { name, chunk }))
            .ToDictionary(metric => metric.RunId, metric => metric.Value);
    }

    private Dictionary<long, string> Named(string table, string name, IReadOnlyCollection<long> ids)
    {
        using var connection = database.Value.Open();
        return ids.Chunk(MaxIds)
            .SelectMany(chunk => connection.Query<(long Id, string Value)>(
                $"SELECT run_id, value FROM {table} WHERE name = @name AND run_id IN @chunk", new { name, chunk }))
            .ToDictionary(pair => pair.Id, pair => pair.Value);
    }

    private Dictionary<string, string> Pairs(string table, long id)
    {
        using var connection = database.Value.Open();
        return connection.Query<(string Name, string Value)>($"SELECT name, value FROM {table} WHERE run_id = @id ORDER BY name", new { id })
            .ToDictionary(pair => pair.Name, pair => pair.Value);
    }

    private static object Values(RunFilter filter) => new
    {
        filter.Experiment,
        filter.Dataset,
        filter.Category,
        filter.Model,
        Status = filter.Status?.ToString(),
        filter.Sort,
        filter.Limit,
        filter.Offset,
    };

    private sealed record MetricRow
    {
        public required long RunId { get; init; }

        public required string Name { get; init; }

        public required double Value { get; init; }
    }
}
