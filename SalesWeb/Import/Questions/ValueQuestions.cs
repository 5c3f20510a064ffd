using SalesWeb.Import.Profiles;
using SalesWeb.Import.Sources;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Questions;

/// <summary>What can be read in two ways: the order of day and month, the decimal mark, and dates far from all others.</summary>
internal static class ValueQuestions
{
    public static void Ask(SourceFile file, DateStyle dates, PlausibleDates? plausible, IEnumerable<NumberStyle> numbers, ImportChoices choices, Doubts doubts)
    {
        if (dates.Contradiction is { } contradiction)
            AskContradiction(file, dates, contradiction, doubts);
        else if (dates.Doubtful is { } date)
            AskOrder(dates, date, doubts);
        if (numbers.FirstOrDefault(number => number.Doubt is not null) is { } number)
            AskMark(number, doubts);
        if (plausible is { Far.Count: > 0 })
            AskFar(plausible, choices, doubts);
    }

    public static string Describe(PlausibleDates plausible) =>
        $"{Count(plausible)} from {plausible.First:yyyy-MM-dd} to {plausible.Last:yyyy-MM-dd}, and their rows are rejected: {List(plausible)}.";

    private static void AskOrder(DateStyle dates, DateParts date, Doubts doubts) => doubts.Ask(
        ImportChoices.DateOrderKey,
        $"Which number of {DateStyle.Show(date)} is the day?",
        [
            new QuestionOption("day", $"The first{Meaning(date.ToDate(isDayFirst: true))}"),
            new QuestionOption("month", $"The second{Meaning(date.ToDate(isDayFirst: false))}"),
        ],
        dates.IsDayFirst ? "day" : "month",
        $"It was read {dates.Reason}.");

    /// <summary>A date that either order can read would be of one order in one part of the file and of the other in another, and nobody sees which.</summary>
    private static void AskContradiction(SourceFile file, DateStyle dates, (DateParts Day, DateParts Month) contradiction, Doubts doubts)
    {
        var (day, month) = (DateStyle.Show(contradiction.Day), DateStyle.Show(contradiction.Month));
        var problem = $"{day} can only be day first, and {month} only month first, as if two files had been put together";
        doubts.Ask(
            ImportChoices.DateOrderKey,
            "In which order are day and month?",
            [new QuestionOption("day", $"Day first: rows like {month} are rejected"), new QuestionOption("month", $"Month first: rows like {day} are rejected")],
            dates.IsDayFirst ? "day" : "month",
            $"{problem}. It is best to import each part by itself.",
            file.Refuse(
                $"{problem}; a date that can be read either way would be wrong in one of them.",
                "Import each part by itself. Where it is one file with slips, say which order it has (date_order): rows that contradict it are rejected."));
    }

    private static string Meaning(DateOnly? day) => day is { } date ? $": {date:d MMMM yyyy}" : ", which this date does not allow";

    private static void AskMark(NumberStyle number, Doubts doubts) => doubts.Ask(
        ImportChoices.DecimalMarkKey,
        "What is the decimal mark?",
        [
            new QuestionOption("point", "The point: 1.234 is a little more than one, 1,234 more than a thousand"),
            new QuestionOption("comma", "The comma: 1,234 is a little more than one, 1.234 more than a thousand"),
        ],
        number.Mark == '.' ? "point" : "comma",
        number.Doubt!);

    private static void AskFar(PlausibleDates plausible, ImportChoices choices, Doubts doubts) => doubts.Ask(
        ImportChoices.FarDatesKey,
        $"Is {List(plausible)} a real date of sales?",
        [
            new QuestionOption("reject", "No, reject the rows with dates so far away"),
            new QuestionOption("keep", "Yes, keep them, and let the history reach that far"),
        ],
        choices.FarDates == FarDates.Keep ? "keep" : "reject",
        $"{Count(plausible)} from {plausible.First:yyyy-MM-dd} to {plausible.Last:yyyy-MM-dd}.");

    private static string Count(PlausibleDates plausible) => plausible.Far.Count == 1
        ? "One date lies far from all others,"
        : $"{plausible.Far.Count:N0} different dates lie far from all others,";

    private static string List(PlausibleDates plausible)
    {
        const int MostNamed = 3;
        var named = string.Join(", ", plausible.Far.Take(MostNamed).Select(date => $"{date:yyyy-MM-dd}"));
        return plausible.Far.Count > MostNamed ? $"{named} …" : named;
    }
}
