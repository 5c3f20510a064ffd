using System.Collections.Concurrent;
using SalesWeb.Datasets;
using SalesWeb.Series;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Pages;

/// <summary>
/// What the overview shows of a dataset: its sales in all, and the outlook of each category. Each is computed once for
/// a version of the data and a run of the model, because the overview is what people keep open.
/// </summary>
public sealed class Outlooks(ModelStore models, CategoryForecasts forecasts, SalesExplorer explorer)
{
    private const int MostKept = 500;

    private readonly ConcurrentDictionary<(long Version, long Run), Outlook> _known = [];

    private readonly ConcurrentDictionary<long, SalesTable> _sales = [];

    /// <summary>The sales of all categories together, by week where they are daily; otherwise by the data's own periods.</summary>
    public SalesTable Sales(DatasetVersion version)
    {
        if (_sales.Count > MostKept)
            _sales.Clear();
        var unit = version.Frequency == Frequency.Daily ? Frequency.Weekly : version.Frequency;
        return _sales.GetOrAdd(version.Id, _ => explorer.Look(new SalesView { Dataset = version.Dataset, Unit = unit }));
    }

    /// <summary>For every category with a model that can answer, in the order of their names; at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<Outlook> Of(DatasetVersion version, int limit)
    {
        if (_known.Count > MostKept)
            _known.Clear();
        return
        [
            .. models.List(version.Dataset)
                .OrderBy(model => model.Category, NaturalOrder.Instance)
                .Select(model => _known.GetValueOrDefault((version.Id, model.RunId)) ?? Compute(version, model))
                .OfType<Outlook>()
                .Take(limit),
        ];
    }

    /// <summary>
    /// Null where the newest data no longer has the category or too little of it, or the files of the run cannot be read.
    /// That is asked again each time, because it may pass.
    /// </summary>
    private Outlook? Compute(DatasetVersion version, PublishedModel model)
    {
        try
        {
            return _known[(version.Id, model.RunId)] = Outlook.Of(forecasts.Newest(version.Dataset, model.Category, horizon: null));
        }
        catch (UserErrorException)
        {
            return null;
        }
    }
}
