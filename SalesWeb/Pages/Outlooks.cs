using System.Collections.Concurrent;
using SalesWeb.Datasets;
using SalesWeb.Exploration;
using SalesWeb.Series;
using SalesWeb.Tracking;
using SalesWeb.Training;

namespace SalesWeb.Pages;

/// <summary>
/// What the overview shows of a dataset: its sales in all, and the outlook of each category. Each is computed once for
/// a version of the data with its corrections, a champion and a run of the network, because the overview is what people keep open.
/// </summary>
public sealed class Outlooks(ModelStore models, ChampionStore champions, CategoryForecasts forecasts, SalesExplorer explorer)
{
    private const int MostKept = 500;

    private readonly ConcurrentDictionary<(long Version, long Revision, string Category, ChampionRow? Champion, long? Run), Outlook> _known = [];

    private readonly ConcurrentDictionary<(long Version, long Revision), SalesTable> _sales = [];

    /// <summary>The sales of all categories together, by week where they are daily; otherwise by the data's own periods.</summary>
    public SalesTable Sales(DatasetVersion version)
    {
        if (_sales.Count > MostKept)
            _sales.Clear();
        var unit = version.Frequency == Frequency.Daily ? PeriodUnit.Week : version.Frequency.Unit();
        return _sales.GetOrAdd((version.Id, version.Revision), _ => explorer.Look(new SalesView { Dataset = version.Dataset, Unit = unit }));
    }

    /// <summary>For every category with a model that can answer, in the order of their names; at most <paramref name="limit"/>.</summary>
    public IReadOnlyList<Outlook> Of(DatasetVersion version, int limit)
    {
        if (_known.Count > MostKept)
            _known.Clear();
        return
        [
            .. Answerers(version.Dataset)
                .OrderBy(one => one.Category, NaturalOrder.Instance)
                .Select(one => _known.GetValueOrDefault((version.Id, version.Revision, one.Category, one.Champion, one.Run)) ?? Compute(version, one))
                .OfType<Outlook>()
                .Take(limit),
        ];
    }

    /// <summary>What answers for each category that has a champion or a network: what an outlook depends on.</summary>
    private IEnumerable<(string Category, ChampionRow? Champion, long? Run)> Answerers(string dataset)
    {
        var chosen = champions.List(dataset).ToDictionary(champion => champion.Category);
        var trained = models.List(dataset).ToDictionary(model => model.Category, model => model.RunId);
        return chosen.Keys.Union(trained.Keys)
            .Select(category => (category, chosen.GetValueOrDefault(category), trained.TryGetValue(category, out var run) ? run : (long?)null));
    }

    /// <summary>
    /// Null where the newest data no longer has the category or too little of it, or the files of the run cannot be read.
    /// That is asked again each time, because it may pass.
    /// </summary>
    private Outlook? Compute(DatasetVersion version, (string Category, ChampionRow? Champion, long? Run) one)
    {
        try
        {
            return _known[(version.Id, version.Revision, one.Category, one.Champion, one.Run)] = Outlook.Of(forecasts.Newest(version.Dataset, one.Category, horizon: null));
        }
        catch (UserErrorException)
        {
            return null;
        }
    }
}
