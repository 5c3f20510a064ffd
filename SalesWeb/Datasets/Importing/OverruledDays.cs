using System.Data;
using Dapper;
using SalesWeb.Series;

namespace SalesWeb.Datasets.Importing;

/// <summary>What a file says and a correction by hand overrules, although it was made when the file before said something else.</summary>
internal static class OverruledDays
{
    private const int MostNamed = 3;

    /// <summary>A sentence that names them; none where there are none.</summary>
    /// <param name="connection">Where to read from.</param>
    /// <param name="transaction">The import's.</param>
    /// <param name="dataset">Its corrections.</param>
    /// <param name="versionId">The version that they lie over, whose days are written.</param>
    /// <param name="frequency">Its periods.</param>
    /// <param name="measure">What it counts; corrections of another measure say nothing of it.</param>
    public static IEnumerable<string> Notes(IDbConnection connection, IDbTransaction transaction, string dataset, long versionId, Frequency frequency, Measure measure)
    {
        var corrections = connection.Query<Correction>(
            "SELECT * FROM corrections WHERE dataset = @dataset AND measure = @measure AND ended_at IS NULL ORDER BY date, id",
            new { dataset, measure = measure.ToString() },
            transaction);
        List<Correction> overruling =
        [
            .. corrections.GroupBy(one => one.Key)
                .SelectMany(group => group.Where(IsOfOtherSales(DayStore.Days(connection, versionId, new SalesSelection(group.Key.Category, group.Key.Item, group.Key.Store)).Sums())))
                .OrderBy(one => one.Date),
        ];
        if (overruling.Count == 0)
            yield break;

        var named = string.Join("; ", overruling.Take(MostNamed).Select(one => $"{one.Key} on {one.Date:d MMM yyyy}, by {one.Author}"));
        yield return $"{overruling.Count:N0} correction{(overruling.Count == 1 ? "" : "s")} by hand still count{(overruling.Count == 1 ? "s" : "")} instead of what the sales file says now "
            + $"({named}{(overruling.Count > MostNamed ? "; …" : "")}). Where the file is right, end {(overruling.Count == 1 ? "it" : "them")} on the quality page.";

        Func<Correction, bool> IsOfOtherSales(IReadOnlyList<DaySum> days) => one =>
        {
            var sold = days.Where(day => frequency.PeriodsBetween(one.Date, day.Date) == 0).Select(day => measure == Measure.Amount ? day.Amount : day.Quantity).ToList();
            var now = sold.All(value => value is null) ? null : sold.Sum();
            return now is not null && now != one.Value && (one.Original is null || Math.Abs(now.Value - one.Original.Value) > 1e-9 * Math.Max(1, Math.Abs(now.Value)));
        };
    }
}
