using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Datasets;

/// <summary>Answers what was sold: of which category, from when to when, summed by what.</summary>
public sealed class SalesExplorer(DatasetStore datasets, SalesStore sales, SalesWebSettings settings)
{
    /// <summary>
    /// The periods that are named by a date in the range. Missing periods are filled, and averages taken, over the whole
    /// series before it is cut, so that a number does not depend on where the range begins or ends; only a week or month
    /// that the range cuts holds less, which it says.
    /// </summary>
    /// <exception cref="UserErrorException">There is no such dataset or category, or the view contradicts itself or the data.</exception>
    public SalesTable Look(SalesView view)
    {
        var version = datasets.Get(view.Dataset);
        view.Check(version);
        var unit = view.Unit ?? version.Frequency;
        var totals = sales.Totals(version.Id, view.Category, from: null, to: null);
        if (totals.Count == 0)
            throw sales.Unknown(version, view.Category ?? "");

        var rule = view.Category is null ? settings.Data.MissingPeriods : sales.RuleOf(version, view.Category, settings.Data.MissingPeriods);
        var (all, _) = SeriesBuilder.Build(view.Category ?? version.Dataset, version.Frequency, totals, rule, version.LastDate);
        var range = Cut(all, view);
        return new SalesTable
        {
            Version = version,
            Category = view.Category,
            Unit = unit,
            Average = view.Average,
            Rows = Rows(all, range, unit, view.Average),
            Filled = range.Length - Known(range, totals),
        };
    }

    private static SalesSeries Cut(SalesSeries all, SalesView view)
    {
        var inside = Enumerable.Range(0, all.Length)
            .Where(index => !(all.DateAt(index) < view.From) && !(all.DateAt(index) > view.To))
            .ToList();
        return inside.Count > 0
            ? all.From(inside[0]).Head(inside.Count)
            : throw new UserErrorException("There are no sales in this range.", "Widen the range.", field: "from");
    }

    private static IReadOnlyList<SalesTableRow> Rows(SalesSeries all, SalesSeries range, Frequency unit, int average)
    {
        var whole = Series.Rollup.By(all, unit);
        var averages = Series.Rollup.Average([.. whole.Select(sum => sum.Value)], average);
        var sums = Series.Rollup.By(range, unit);
        var before = unit.PeriodsBetween(whole[0].Start, sums[0].Start);
        return [.. sums.Select((sum, index) => new SalesTableRow(sum.Start, sum.Value, averages[before + index], sum.IsWhole))];
    }

    /// <summary>Periods of the range with a total of their own.</summary>
    private static int Known(SalesSeries range, IReadOnlyList<DatedTotal> totals) => totals
        .Select(total => range.Frequency.PeriodsBetween(range.Start, total.Date))
        .Where(index => index >= 0 && index < range.Length)
        .Distinct()
        .Count();
}
