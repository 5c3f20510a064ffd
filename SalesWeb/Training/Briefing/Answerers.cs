using System.Collections.Concurrent;
using SalesWeb.Tracking;
using SalesWeb.Training.Champions;

namespace SalesWeb.Training.Briefing;

/// <summary>What answers for the categories of a dataset, and how good it was. It is read anew only where another champion or network answers than before.</summary>
public sealed class Answerers(ModelStore models, ChampionStore champions, RunQuery runs)
{
    private readonly ConcurrentDictionary<string, Known> _known = [];

    /// <summary>One for each category that has a champion or a network, in the order of their names' letters.</summary>
    public IReadOnlyList<Answerer> List(string dataset)
    {
        var (chosen, trained) = (champions.Heads(dataset), models.List(dataset));
        if (_known.TryGetValue(dataset, out var known) && known.Chosen.SequenceEqual(chosen) && known.Trained.SequenceEqual(trained))
            return known.Answerers;

        var answerers = Read(dataset, trained);
        _known[dataset] = new Known(chosen, trained, answerers);
        return answerers;
    }

    private IReadOnlyList<Answerer> Read(string dataset, IReadOnlyList<PublishedModel> trained)
    {
        var rows = champions.List(dataset);
        var networks = trained.ToDictionary(model => model.Category);
        IReadOnlyList<PublishedModel> alone = [.. trained.ExceptBy(rows.Select(row => row.Category), model => model.Category)];
        IReadOnlyList<long> ofNetworks = [.. alone.Select(model => model.RunId)];
        var pins = PinnedVersion.Pins(runs, [.. ofNetworks, .. rows.Select(row => row.RunId).Distinct()]);
        var (horizons, skills) = (runs.Param("horizon", ofNetworks), runs.Metric("skill", ofNetworks));
        return
        [
            .. rows.Select(row => OfChampion(row, networks.GetValueOrDefault(row.Category)?.RunId))
                .Concat(alone.Select(OfNetwork))
                .OrderBy(one => one.Category, StringComparer.Ordinal),
        ];

        Answerer OfChampion(ChampionRow row, long? network)
        {
            var standing = Champion.Of(row).Standing;
            return new Answerer
            {
                Category = row.Category,
                Model = row.Model,
                IsChampion = true,
                RunId = row.RunId,
                Since = row.PromotedAt,
                NetworkRun = network,
                Skill = double.IsFinite(standing.Skill) ? standing.Skill : null,
                Horizon = standing.Horizon,
                LearntFrom = pins.GetValueOrDefault(row.RunId),
            };
        }

        Answerer OfNetwork(PublishedModel model) => new()
        {
            Category = model.Category,
            Model = "CNNLSTM",
            IsChampion = false,
            RunId = model.RunId,
            Since = model.PublishedAt,
            NetworkRun = model.RunId,
            Skill = skills.TryGetValue(model.RunId, out var skill) ? skill : null,
            Horizon = int.TryParse(horizons.GetValueOrDefault(model.RunId), out var horizon) ? horizon : null,
            LearntFrom = pins.GetValueOrDefault(model.RunId),
        };
    }

    private sealed record Known(IReadOnlyList<ChampionHead> Chosen, IReadOnlyList<PublishedModel> Trained, IReadOnlyList<Answerer> Answerers);
}
