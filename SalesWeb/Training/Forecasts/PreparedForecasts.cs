using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Jobs;
using SalesWeb.Training.Champions;

namespace SalesWeb.Training.Forecasts;

/// <summary>
/// Forecasts for requests. They come from models that are fitted already; where one is not, a job that fits it is queued, and the request is
/// refused with <see cref="UserErrorKind.NotReady"/> at once.
/// </summary>
public sealed class PreparedForecasts(DatasetStore datasets, CategoryForecasts forecasts, PreparationQueue preparations)
{
    /// <summary>After how many seconds a client should repeat a request that was refused.</summary>
    public const int RetryAfterSeconds = 2;

    /// <inheritdoc cref="CategoryForecasts.Newest"/>
    public CategoryForecast Newest(string? dataset, string category, int? horizon, string? part = null) => Answer(
        () => forecasts.Newest(dataset, category, horizon, part, FitPolicy.CachedOnly),
        () => RequestOf(dataset, category, part, values: null));

    /// <inheritdoc cref="CategoryForecasts.OfValues"/>
    public CategoryForecast OfValues(string? dataset, string category, IReadOnlyList<double> values, int? horizon) => Answer(
        () => forecasts.OfValues(dataset, category, values, horizon, FitPolicy.CachedOnly),
        () => RequestOf(dataset, category, part: null, values));

    /// <inheritdoc cref="CategoryForecasts.Explain"/>
    public Explanation? Explain(string? dataset, string category, int? horizon, string? part = null) => Answer(
        () => forecasts.Explain(dataset, category, horizon, part, FitPolicy.CachedOnly),
        () => RequestOf(dataset, category, part, values: null));

    /// <summary>The job that prepares a forecast; null where there is none.</summary>
    public Job? Preparation(string? dataset, string category, string? part, IReadOnlyList<double>? values) =>
        preparations.Find(RequestOf(dataset, category, part, values));

    private T Answer<T>(Func<T> answer, Func<PrepareRequest> request)
    {
        try
        {
            return answer();
        }
        catch (UserErrorException problem) when (problem.Kind is UserErrorKind.NotReady)
        {
            preparations.Demand(request());
            throw;
        }
    }

    /// <summary>Values beyond those that a model reads make no difference, and are left out.</summary>
    private PrepareRequest RequestOf(string? dataset, string category, string? part, IReadOnlyList<double>? values) => new()
    {
        Dataset = datasets.Get(dataset).Dataset,
        Category = category,
        Part = part == category ? null : part,
        Values = values is null ? null : [.. values.TakeLast(CategoryForecasts.MaxValues)],
    };
}
