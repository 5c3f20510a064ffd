using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>What is usual on each weekday, or in each month: the mean of all of the range, and how far they lie apart.</summary>
/// <param name="Rows">A place of the week or year with its values; null where the range holds none of them.</param>
public sealed record Profile(IReadOnlyList<(string Name, Spread? Values)> Rows)
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>By weekday, from Monday; null where the data is not daily.</summary>
    public static Profile? OfWeekdays(SalesScope scope) => scope.Version.Frequency == Frequency.Daily
        ? Of(Weekdays, scope.Series.By(PeriodUnit.Day, scope.Range), date => ((int)date.DayOfWeek + 6) % 7)
        : null;

    /// <summary>By month, of the months that the range holds whole (of weekly data, of their mean weeks); null where it holds none.</summary>
    public static Profile? OfMonths(SalesScope scope)
    {
        var whole = scope.Series.By(PeriodUnit.Month, scope.Range).Where(month => month.IsWhole).ToList();
        return whole.Count > 0 ? Of(Months, whole, date => date.Month - 1) : null;
    }

    /// <summary>The place with the highest mean, and the one with the lowest.</summary>
    public (string Best, string Worst) Extremes()
    {
        var known = Rows.Where(row => row.Values is not null).ToList();
        return known.Count == 0 ? ("", "") : (known.MaxBy(row => row.Values!.Mean).Name, known.MinBy(row => row.Values!.Mean).Name);
    }

    private static Profile Of(string[] names, IEnumerable<SalesPeriod> periods, Func<DateOnly, int> place)
    {
        var values = periods.Where(period => period.Value is not null).ToLookup(period => place(period.Start), period => period.Value!.Value);
        return new Profile([.. names.Select((name, index) => (name, values.Contains(index) ? Spread.Of([.. values[index]]) : null))]);
    }
}
