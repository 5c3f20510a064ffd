namespace SalesWeb.Series;

/// <summary>Sums a series into longer periods.</summary>
public static class Rollup
{
    /// <summary>
    /// The sums over calendar weeks (from Monday, named by it) or months (named by their first day). A series that is in
    /// that unit already stays as it is.
    /// </summary>
    /// <param name="series">What is summed.</param>
    /// <param name="unit">At least as long as the series' own periods.</param>
    /// <returns>Consecutive periods, oldest first.</returns>
    public static IReadOnlyList<PeriodSum> By(SalesSeries series, Frequency unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)unit, (int)series.Frequency, nameof(unit));
        if (unit == series.Frequency)
            return [.. series.Values.Select((value, index) => new PeriodSum(series.DateAt(index), value, IsWhole: true))];

        var first = StartOf(unit, series.Start);
        var sums = new double[unit.PeriodsBetween(first, series.End) + 1];
        for (var index = 0; index < series.Length; index++)
            sums[unit.PeriodsBetween(first, series.DateAt(index))] += series.Values[index];

        var beginsWhole = StartOf(unit, series.DateAt(-1)) != first;
        var endsWhole = StartOf(unit, series.DateAt(series.Length)) != StartOf(unit, series.End);
        return
        [
            .. sums.Select((sum, index) => new PeriodSum(
                unit.Add(first, index),
                sum,
                IsWhole: (index > 0 || beginsWhole) && (index < sums.Length - 1 || endsWhole))),
        ];
    }

    private static DateOnly StartOf(Frequency unit, DateOnly date) => unit == Frequency.Weekly ? Calendar.StartOfWeek(date) : Calendar.StartOfMonth(date);
}
