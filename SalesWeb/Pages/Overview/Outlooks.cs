using SalesWeb.Datasets;
using SalesWeb.Datasets.Versions;
using SalesWeb.Training.Briefing;
using SalesWeb.Training.Champions;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Pages.Overview;

/// <summary>
/// The outlook of each category that has a model. Each is computed once for a version of the data with its corrections and what answers for the category,
/// because the overview is what people keep open.
/// </summary>
public sealed class Outlooks(
    Answerers answerers, CategoryForecasts forecasts, PreparationQueue preparations, Briefings briefings, VersionCache cache)
{
    /// <summary>The most categories that are shown one by one.</summary>
    public const int Most = 12;

    private const string Name = "outlooks";

    /// <summary>Whether <see cref="Of"/> has them all at hand, so that nobody has to wait for a model to be fitted.</summary>
    public bool Knows(DatasetVersion version) => Candidates(version).Take(Most).All(one => cache.Knows(Name, version, one));

    /// <summary>Those of the largest categories, at most <see cref="Most"/>.</summary>
    public Prospects Of(DatasetVersion version)
    {
        var candidates = Candidates(version);
        List<Outlook> outlooks = [];
        List<(string, string)> silent = [];
        List<string> preparing = [];
        // Where some cannot answer the next ones are asked, but not all there are: a request has an end.
        foreach (var one in candidates.Take(2 * Most).TakeWhile(_ => outlooks.Count + preparing.Count < Most))
        {
            try
            {
                outlooks.Add(Get(version, one));
            }
            catch (UserErrorException problem) when (problem.Kind is UserErrorKind.NotReady)
            {
                preparing.Add(one.Category);
            }
            catch (UserErrorException problem)
            {
                // It is asked again each time, because it may pass.
                silent.Add((one.Category, $"{problem.Message} {problem.Remedy}"));
            }
        }

        if (preparing.Count > 0)
            Prepare(version.Dataset, preparing, silent);
        var categories = briefings.Categories(version);
        var shown = outlooks.Select(outlook => outlook.Category).ToHashSet();
        var sold = categories.Where(category => shown.Contains(category.Category)).Sum(category => category.Total);
        return new Prospects
        {
            Outlooks = outlooks,
            Together = Ahead.Of(version, outlooks),
            Share = version.Total > 0 ? sold / version.Total : null,
            Modelled = candidates.Count,
            Silent = silent,
            Preparing = preparing,
            Untrained = [.. categories.Select(category => category.Category).Except(candidates.Select(one => one.Category))],
        };
    }

    /// <summary>What answers for the categories that there are, the largest first.</summary>
    private List<Answerer> Candidates(DatasetVersion version)
    {
        var answering = answerers.List(version.Dataset).ToDictionary(one => one.Category);
        return [.. briefings.Categories(version).Select(category => answering.GetValueOrDefault(category.Category)).OfType<Answerer>()];
    }

    private void Prepare(string dataset, List<string> preparing, List<(string, string)> silent)
    {
        try
        {
            preparations.Demand(new PrepareRequest { Dataset = dataset });
        }
        catch (UserErrorException problem) when (problem.Kind is not UserErrorKind.NotReady)
        {
            silent.AddRange(preparing.Select(category => (category, $"{problem.Message} {problem.Remedy}")));
            preparing.Clear();
        }
    }

    private Outlook Get(DatasetVersion version, Answerer one) => cache.Get(
        Name,
        version,
        one,
        () => Outlook.Of(forecasts.Behind(version, one.Category, horizon: null, part: null, FitPolicy.CachedOnly)),
        outlook => outlook.Past.Count + outlook.Coming.Count + outlook.LastYear.Count + 1);
}
