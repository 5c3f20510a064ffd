using SalesWeb.Datasets;
using SalesWeb.Forecasting;
using SalesWeb.Series;

namespace SalesWeb.Training.Briefing;

/// <summary>What to look after in the models that answer.</summary>
public static class ModelDoubts
{
    /// <param name="version">The data they go on from.</param>
    /// <param name="answerers">Those of categories that there are.</param>
    /// <param name="today">By the clock.</param>
    public static IEnumerable<Concern> Of(DatasetVersion version, IReadOnlyList<Answerer> answerers, DateOnly today)
    {
        if (answerers.Count == 0)
            return [];
        return [.. RunningOut(version, answerers, today), .. Worse(version, answerers), .. Older(version, answerers)];
    }

    private static IEnumerable<Concern> RunningOut(DatasetVersion version, IReadOnlyList<Answerer> answerers, DateOnly today)
    {
        var frequency = version.Frequency;
        var known = answerers.Where(one => one.Horizon is not null).ToList();
        if (known.Count == 0)
            yield break;

        // A period is over when the next one begins.
        var ends = frequency.Add(SalesNow.PeriodOf(frequency, version.LastDate), known.Max(one => one.Horizon!.Value));
        var left = frequency.Add(ends, 1).DayNumber - today.DayNumber;
        if (left <= 0)
            yield return new Concern($"All forecasts have run out: the furthest reaches to {ends:d MMM yyyy}.", Remedy.Import, IsUrgent: true);
        else if (frequency == Frequency.Daily && left <= 3)
            yield return new Concern($"The forecasts run out on {ends:d MMM yyyy}.", Remedy.Import, IsUrgent: false);
    }

    /// <summary>By half a percent of its error at least, as <see cref="Verdict"/> has it.</summary>
    private static IEnumerable<Concern> Worse(DatasetVersion version, IReadOnlyList<Answerer> answerers)
    {
        var yardstick = Verdict.YardstickOf(version.Frequency.Season());
        var worse = answerers.Where(one => one.Skill is { } skill && Math.Round(skill, 2) < 0).OrderBy(one => one.Skill).ToList();
        if (worse is [var only])
            yield return new Concern($"The model of \"{only.Category}\", {only.Model}, errs {-only.Skill:P0} more than {yardstick} would.", Remedy.Compare, IsUrgent: false, only.Category);
        else if (worse.Count > 1)
            yield return new Concern($"The models of {Concern.Named(Names(worse))} err more than {yardstick} would, the worst by {-worse[0].Skill:P0}.", Remedy.Compare, IsUrgent: false);
    }

    private static IEnumerable<Concern> Older(DatasetVersion version, IReadOnlyList<Answerer> answerers)
    {
        var older = answerers.Where(one => one.LearntFrom is { } pin && !PinnedVersion.Is(pin, version)).ToList();
        var networks = older.Where(one => !one.IsChampion).ToList();
        var champions = older.Where(one => one.IsChampion).ToList();
        if (networks.Count > 0)
        {
            yield return new Concern(
                $"{(networks.Count == 1 ? "The network" : "The networks")} of {Concern.Named(Names(networks))} learnt from older data than the current.",
                Remedy.Train, IsUrgent: false, networks.Count == 1 ? networks[0].Category : null);
        }

        if (champions.Count > 0)
        {
            yield return new Concern(
                $"{(champions.Count == 1 ? "The champion" : "The champions")} of {Concern.Named(Names(champions))} won on older data than the current.",
                Remedy.Compare, IsUrgent: false, champions.Count == 1 ? champions[0].Category : null);
        }
    }

    private static List<string> Names(IEnumerable<Answerer> answerers) => [.. answerers.Select(one => one.Category)];
}
