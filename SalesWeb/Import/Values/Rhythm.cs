using SalesWeb.Series;

namespace SalesWeb.Import.Values;

/// <summary>How the dates of a file follow each other.</summary>
internal static class Rhythm
{
    /// <summary>The share of steps between neighbouring dates that are one day, one week or one month, whichever is the most frequent; 0 to 1.</summary>
    public static double Regularity(IEnumerable<DateOnly> dates)
    {
        var sorted = dates.Distinct().Order().ToList();
        if (sorted.Count < 2)
            return 0;

        return new[]
        {
            Share(sorted, (a, b) => b.DayNumber - a.DayNumber == 1),
            Share(sorted, (a, b) => b.DayNumber - a.DayNumber == 7),
            Share(sorted, (a, b) => a.Day == b.Day && Frequency.Monthly.PeriodsBetween(a, b) == 1),
        }.Max();
    }

    /// <summary>How far apart the periods of a file are, judged by its different dates; null where no frequency that is known fits.</summary>
    /// <param name="dates">The different dates, at least one, in any order.</param>
    /// <param name="form">How most of the dates are written.</param>
    public static Frequency? Find(IEnumerable<DateOnly> dates, DateForm form)
    {
        const double Most = 0.8;
        var sorted = dates.Order().ToList();
        if (sorted.Count == 1)
            return form switch { DateForm.Month => Frequency.Monthly, DateForm.Week => Frequency.Weekly, _ => Frequency.Daily };

        var median = MedianStep(sorted);
        if (form != DateForm.Week && median is >= 28 and <= 31 && Share(sorted, IsOtherMonth) >= Most)
            return Frequency.Monthly;

        // A fortnight, a quarter or a year apart each time: every other period would be made up.
        if (sorted.Count > 3 && median > 7 && Share(sorted, (a, b) => Math.Abs(b.DayNumber - a.DayNumber - median) <= 3) >= Most)
            return null;
        if (form == DateForm.Month)
            return Frequency.Monthly;
        return Share(sorted, (a, b) => (b.DayNumber - a.DayNumber) % 7 == 0) >= Most ? Frequency.Weekly : Frequency.Daily;
    }

    /// <summary>As <see cref="Find(IEnumerable{DateOnly}, DateForm)"/>, for a file that comes on top of sales: few dates are periods like those, where they fit.</summary>
    /// <param name="dates">The different dates, at least one, in any order.</param>
    /// <param name="form">How most of the dates are written.</param>
    /// <param name="grid">The periods of the sales there are; null for a file that stands alone.</param>
    public static Frequency? Find(IReadOnlyCollection<DateOnly> dates, DateForm form, DateGrid? grid)
    {
        // So many dates have a rhythm of their own.
        const int Many = 7;
        var found = Find(dates, form);
        if (grid is null || found == grid.Frequency)
            return found;

        var isOwn = dates.Count >= Many && (found is null || grid.Frequency == Frequency.Daily);
        var fits = form switch
        {
            DateForm.Month => grid.Frequency == Frequency.Monthly,
            DateForm.Week => grid.Frequency == Frequency.Weekly,
            _ => grid.Holds(dates),
        };
        return fits && !isOwn ? grid.Frequency : found;
    }

    /// <summary>The median of days between neighbours.</summary>
    /// <param name="sorted">At least two dates, ascending.</param>
    public static int MedianStep(IReadOnlyList<DateOnly> sorted)
    {
        var steps = sorted.Zip(sorted.Skip(1), (a, b) => b.DayNumber - a.DayNumber).Order().ToList();
        return steps[steps.Count / 2];
    }

    private static bool IsOtherMonth(DateOnly a, DateOnly b) => Frequency.Monthly.PeriodsBetween(a, b) > 0;

    private static double Share(List<DateOnly> sorted, Func<DateOnly, DateOnly, bool> isSo) =>
        (double)sorted.Zip(sorted.Skip(1), isSo).Count(so => so) / (sorted.Count - 1);
}
