using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>One year of a <see cref="HeatMap"/>.</summary>
/// <param name="Year">Which.</param>
/// <param name="Rows">Seven weekdays from Monday, a cell a week; or one row of twelve months. A cell is null where the range holds nothing.</param>
/// <param name="Columns">How many cells stand before each month in a row of weeks, with the month's number; empty for months.</param>
public sealed record HeatYear(int Year, IReadOnlyList<IReadOnlyList<HeatCell?>> Rows, IReadOnlyList<int> Columns)
{
    internal static HeatYear Of(IGrouping<int, SalesPeriod> periods, bool isDaily, Func<double?, int> shade)
    {
        var cells = periods.ToDictionary(period => period.Start, period => new HeatCell(period.Start, period.Value, shade(period.Value)));
        if (!isDaily)
            return new HeatYear(periods.Key, [[.. Enumerable.Range(1, 12).Select(month => cells.GetValueOrDefault(new DateOnly(periods.Key, month, 1)))]], []);

        var monday = Calendar.StartOfWeek(new DateOnly(periods.Key, 1, 1));
        var weeks = ((new DateOnly(periods.Key, 12, 31).DayNumber - monday.DayNumber) / 7) + 1;
        return new HeatYear(
            periods.Key,
            [.. Enumerable.Range(0, 7).Select(day => (IReadOnlyList<HeatCell?>)[.. Enumerable.Range(0, weeks).Select(week => cells.GetValueOrDefault(monday.AddDays((7 * week) + day)))])],
            [.. Enumerable.Range(1, 12).Select(month => (new DateOnly(periods.Key, month, 1).DayNumber - monday.DayNumber + 6) / 7)]);
    }
}
