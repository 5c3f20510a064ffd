using SalesWeb.Import.Rows;
using SalesWeb.Series;

namespace SalesWeb.Datasets.Importing;

/// <summary>What the rows of a file plan, without what turns out not to lie after the last sale.</summary>
internal sealed class PlanTally
{
    private readonly Dictionary<DateOnly, bool> _dates = [];
    private readonly Dictionary<int, DateOnly> _lastBySeries = [];

    /// <summary>Whether there was no plan, and nothing that looked like one.</summary>
    public bool IsEmpty => _dates.Count == 0;

    /// <param name="series">The number of the plan's series.</param>
    /// <param name="plan">A price or a promotion to come.</param>
    public void Add(int series, in Observation plan)
    {
        _dates[plan.Date] = _dates.GetValueOrDefault(plan.Date) || plan.Price is not null;
        if (plan.Date > _lastBySeries.GetValueOrDefault(series))
            _lastBySeries[series] = plan.Date;
    }

    /// <summary>What the report says of the plans, a sentence each.</summary>
    /// <param name="last">The date of the last sale of all.</param>
    /// <param name="isSold">Whether anything was ever sold of a series.</param>
    /// <param name="frequency">How far apart the periods are.</param>
    /// <param name="tellsPromotions">Whether the file has a column of promotions.</param>
    public IEnumerable<string> Notes(DateOnly last, Func<int, bool> isSold, Frequency frequency, bool tellsPromotions)
    {
        var planned = _dates.Where(entry => entry.Key > last).ToList();
        if (planned.Count == 0)
            yield break;

        string[] what = [.. planned.Any(entry => entry.Value) ? ["prices"] : Array.Empty<string>(), .. tellsPromotions ? ["promotions"] : Array.Empty<string>()];
        yield return $"{planned.Count:N0} planned {frequency.Noun()}{(planned.Count == 1 ? "" : "s")} after {last:yyyy-MM-dd}, "
            + $"with {string.Join(" and ", what)}.";

        var unsold = _lastBySeries.Count(entry => entry.Value > last && !isSold(entry.Key));
        if (unsold > 0)
        {
            yield return $"Left out: the plans for {unsold:N0} combination{(unsold == 1 ? "" : "s")} of category, item and store "
                + "of which nothing was sold yet.";
        }
    }
}
