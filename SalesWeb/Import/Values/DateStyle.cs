namespace SalesWeb.Import.Values;

/// <summary>Which of two numbers is the day, decided from a whole column at once, with the reason in words.</summary>
/// <remarks>
/// A number above 12 decides. Where dates with different marks contradict each other (1/31/2014 beside 31.01.2014), each mark is
/// decided by itself. Where nothing is above 12, the order that leaves the dates further from a regular rhythm is dropped.
/// </remarks>
internal sealed class DateStyle
{
    private readonly Dictionary<char, bool> _isDayFirst;
    private readonly bool _otherwise;

    private DateStyle(Dictionary<char, bool> isDayFirst, bool otherwise, string reason, string evidence)
    {
        _isDayFirst = isDayFirst;
        _otherwise = otherwise;
        (Reason, Evidence) = (reason, evidence);
    }

    /// <summary>A clause for people: "day first, because 19-02-2010 can be read no other way".</summary>
    public string Reason { get; }

    /// <summary>How much speaks for it: "day first: in 79 of 143 different dates the first number is above 12".</summary>
    public string Evidence { get; }

    /// <summary>A date that either order can read where the column leaves it open, or where its dates contradict each other; otherwise null.</summary>
    public DateParts? Doubtful { get; private init; }

    /// <summary>
    /// A date that can only be day first and one that can only be month first, where dates of the same kind contradict each other: two
    /// files that were put together, or a slip. Null where they agree.
    /// </summary>
    public (DateParts Day, DateParts Month)? Contradiction { get; private init; }

    /// <summary>Whether most dates are read day first.</summary>
    public bool IsDayFirst => _otherwise;

    /// <summary>The one order of all dates; <see cref="DateOrder.Auto"/> where there are several, or each date tells it itself.</summary>
    public DateOrder Order { get; private init; }

    public static DateStyle Of(IReadOnlyCollection<DateParts> dates, DateOrder chosen)
    {
        var style = Of(dates);
        if (chosen == DateOrder.Auto || dates.All(date => date.Form != DateForm.Either))
            return style;

        var text = chosen == DateOrder.Day ? "day first, as it was chosen" : "month first, as it was chosen";
        return new DateStyle([], chosen == DateOrder.Day, text, text) { Doubtful = style.Doubtful, Contradiction = style.Contradiction, Order = chosen };
    }

    /// <summary>The day that is meant; null where there is none such.</summary>
    public DateOnly? Read(DateParts date) => date.ToDate(_isDayFirst.GetValueOrDefault(date.Mark, _otherwise));

    private static DateStyle Of(IReadOnlyCollection<DateParts> dates)
    {
        var undecided = dates.Where(date => date.Form == DateForm.Either).ToList();
        if (undecided.Count == 0)
            return new DateStyle([], otherwise: true, "they can be read in one way only", "its dates can be read in one way only");

        var dayFirst = undecided.Where(date => date.First > 12).ToList();
        var monthFirst = undecided.Where(date => date.Second > 12).ToList();
        if (dayFirst.Count > 0 && monthFirst.Count > 0)
            return ByMark(dayFirst, monthFirst);
        if (dayFirst.Count > 0)
            return Decided(true, dayFirst, dates.Count);
        return monthFirst.Count > 0 ? Decided(false, monthFirst, dates.Count) : ByRhythm(dates, undecided.Find(IsTwofold) is { Year: > 0 } twofold ? twofold : undecided[0]);
    }

    private static DateStyle Decided(bool isDayFirst, List<DateParts> deciding, int all)
    {
        var order = isDayFirst ? "day first" : "month first";
        return new DateStyle(
            [],
            isDayFirst,
            $"{order}, because {Show(deciding[0])} can be read no other way",
            $"{order}: in {deciding.Count:N0} of {all:N0} different dates the {(isDayFirst ? "first" : "second")} number is above 12")
        {
            Order = OrderOf(isDayFirst),
        };
    }

    private static DateStyle ByMark(List<DateParts> dayFirst, List<DateParts> monthFirst)
    {
        var marks = dayFirst.Concat(monthFirst).Select(date => date.Mark).Distinct()
            .ToDictionary(mark => mark, mark => dayFirst.Count(date => date.Mark == mark) > monthFirst.Count(date => date.Mark == mark));
        return new DateStyle(
            marks,
            dayFirst.Count > monthFirst.Count,
            $"both ways: {Show(dayFirst[0])} can only be day first and {Show(monthFirst[0])} only month first, "
            + "so each kind was read by its own majority",
            $"both ways: {dayFirst.Count:N0} different dates like {Show(dayFirst[0])} can only be day first "
            + $"and {monthFirst.Count:N0} like {Show(monthFirst[0])} only month first")
        {
            Doubtful = dayFirst[0],
            Contradiction = Contradicting(dayFirst, monthFirst),
        };
    }

    /// <summary>Where the fewer are hardly any, they are slips.</summary>
    private static (DateParts Day, DateParts Month)? Contradicting(List<DateParts> dayFirst, List<DateParts> monthFirst)
    {
        const double HardlyAny = 0.05;
        foreach (var day in dayFirst.GroupBy(date => date.Mark))
        {
            var month = monthFirst.Where(date => date.Mark == day.Key).ToList();
            if (Math.Min(day.Count(), month.Count) > Math.Max(1, HardlyAny * (day.Count() + month.Count)))
                return (day.First(), month[0]);
        }

        return null;
    }

    private static DateStyle ByRhythm(IReadOnlyCollection<DateParts> dates, DateParts example)
    {
        var regular = $"because then the dates of the column follow each other more regularly; {Show(example)} alone can be read either way";
        var asDayFirst = Guess(true, regular, example);
        var asMonthFirst = Guess(false, regular, example);
        var difference = Rhythm.Regularity(asDayFirst.ReadAll(dates)) - Rhythm.Regularity(asMonthFirst.ReadAll(dates));
        if (difference != 0)
            return difference > 0 ? asDayFirst : asMonthFirst;

        var slashed = example.Mark == '/';
        var custom = $"{(slashed ? "month" : "day")} first; {Show(example)} can be read either way, and this is the custom with \"{example.Mark}\"";
        return new DateStyle([], otherwise: !slashed, custom, custom) { Doubtful = IsTwofold(example) ? example : null, Order = IsTwofold(example) ? OrderOf(!slashed) : DateOrder.Auto };
    }

    private static DateStyle Guess(bool isDayFirst, string why, DateParts example)
    {
        var text = $"{(isDayFirst ? "day" : "month")} first, {why}";
        return new DateStyle([], isDayFirst, text, text) { Doubtful = IsTwofold(example) ? example : null, Order = IsTwofold(example) ? OrderOf(isDayFirst) : DateOrder.Auto };
    }

    /// <summary>Whether both orders do not give the same day.</summary>
    private static bool IsTwofold(DateParts date) => date.First != date.Second;

    private static DateOrder OrderOf(bool isDayFirst) => isDayFirst ? DateOrder.Day : DateOrder.Month;

    private IEnumerable<DateOnly> ReadAll(IEnumerable<DateParts> dates) => dates.Select(Read).OfType<DateOnly>();

    internal static string Show(DateParts date) => $"{date.First:00}{date.Mark}{date.Second:00}{date.Mark}{date.Year}";
}
