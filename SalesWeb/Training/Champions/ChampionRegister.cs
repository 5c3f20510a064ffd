using SalesWeb.Datasets;
using SalesWeb.Forecasting.Combination;
using SalesWeb.Series;
using SalesWeb.Tracking;

namespace SalesWeb.Training.Champions;

/// <summary>Which model answers for which category, and how it comes to that.</summary>
public sealed class ChampionRegister(
    DatasetStore datasets,
    ChampionStore store,
    Leaderboards leaderboards,
    FittedModels fits,
    PublishedNetworks networks,
    TrainingQueue trainings,
    PreparationQueue preparations)
{
    /// <summary>The champion of a category; null where there is none yet.</summary>
    public Champion? Find(string dataset, string category) => store.Find(dataset, category) is { } row ? Champion.Of(row) : null;

    /// <summary>The champions of a dataset, in the order of their categories.</summary>
    public IReadOnlyList<Champion> List(string dataset) => [.. store.List(dataset).Select(Champion.Of)];

    /// <summary>Lets a model answer for a category, as someone wishes, whatever the rule says.</summary>
    /// <param name="dataset">Null for the default dataset.</param>
    /// <param name="category">One of the categories that the newest backtest compared models on.</param>
    /// <param name="model">One of the models that it could score there.</param>
    /// <exception cref="UserErrorException">Dataset, category or model unknown, or no backtest yet.</exception>
    public Champion Promote(string? dataset, string category, string model)
    {
        var version = datasets.Get(dataset);
        _ = trainings.Choose(version, [category]);
        var (run, report) = leaderboards.Get(version.Dataset);
        var compared = report.Find(category) ?? throw new UserErrorException(
            $"The newest backtest of \"{version.Dataset}\" did not compare models on \"{category}\".",
            "Start one that does, on the page Compare or with POST /api/backtest.",
            UserErrorKind.Conflict,
            "category");
        var standing = report.Find(category, model) ?? throw new UserErrorException(
            $"The newest backtest of \"{version.Dataset}\" has no model \"{model}\" for \"{category}\"; it has {string.Join(", ", compared.Leaderboard.Select(score => score.Model))}.",
            "Choose one of these, or start a backtest with it.",
            UserErrorKind.Unknown,
            "model");
        var champion = new Champion(version.Dataset, category, standing.Score.Model, run.Id, ByRule: false, standing);
        store.Promote(champion.ToRow());
        TrainMissingNetworks(version, [champion]);
        preparations.Enqueue(new PrepareRequest { Dataset = version.Dataset, Category = category });
        return champion;
    }

    /// <summary>The models that a champion is made of, with their weights, which add up to 1.</summary>
    public static IReadOnlyDictionary<string, double> MembersOf(Champion champion) => champion.Model == Ensemble.ModelName
        ? champion.Standing.Weights
        : new Dictionary<string, double> { [champion.Model] = 1 };

    /// <summary>Fits what the champions need to the newest data, so that the first who asks for a forecast need not wait for it.</summary>
    internal void Prepare(DatasetVersion version, IReadOnlyList<Champion> champions, CancellationToken cancellation)
    {
        foreach (var champion in champions)
        {
            foreach (var model in MembersOf(champion).Keys.Where(model => !networks.Stands(model)))
                fits.Get(version, model, champion.Standing.Horizon, new SeriesKey(champion.Category), FitPolicy.FitNow(cancellation));
        }
    }

    /// <summary>The networks that a champion is made of.</summary>
    internal IEnumerable<string> NetworksOf(Champion champion) => MembersOf(champion).Keys.Where(networks.Stands);

    /// <summary>Puts the training of every network that a champion needs and that nobody has trained yet into the queue.</summary>
    internal void TrainMissingNetworks(DatasetVersion version, IReadOnlyList<Champion> champions)
    {
        IReadOnlyList<string> missing =
        [
            .. champions.Where(champion => NetworksOf(champion).Any() && !networks.Has(version, champion.Category))
                .Select(champion => champion.Category),
        ];
        if (missing.Count > 0)
            trainings.Enqueue(version.Dataset, missing, experiment: null);
    }
}
