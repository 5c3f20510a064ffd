using SalesWeb.Import.Columns;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;
using SalesWeb.Import.Questions;
using SalesWeb.Import.Values;
using SalesWeb.Series;

namespace SalesWeb.Import;

/// <summary>Everything that has to be known to read a row: decided once, from the whole file.</summary>
internal sealed record ReadingPlan
{
    public required IReadOnlyList<string> Headers { get; init; }

    public required Layout Layout { get; init; }

    public required DateStyle Dates { get; init; }

    /// <summary>The span outside of which a date is a slip; null where every date of the calendar is taken.</summary>
    public required PlausibleDates? Plausible { get; init; }

    /// <summary>The first and the last date there is, both included; null where there is none that can be read.</summary>
    public required (DateOnly First, DateOnly Last)? Span { get; init; }

    /// <summary>How numbers are written, for each column that has to hold them.</summary>
    public required IReadOnlyDictionary<int, NumberStyle> Numbers { get; init; }

    /// <summary>'.' or ',' for each column that has to hold numbers; '\0' for every other.</summary>
    public required char[] DecimalMarks { get; init; }

    /// <summary>The last sale of the dataset that the file goes on top of; null for a file that stands alone.</summary>
    public required DateOnly? LastSale { get; init; }

    public required Frequency Frequency { get; init; }

    /// <summary>The currency and the unit that the file states.</summary>
    public required SalesUnits Units { get; init; }

    /// <summary>Why it is that frequency, a sentence.</summary>
    public required string FrequencyReason { get; init; }

    /// <summary>Why the file cannot be used although it can be read: its dates are quarters or years; null where it can.</summary>
    public required UserErrorException? Problem { get; init; }

    /// <summary>What is odd about the file, a sentence each; the notes say it too.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What was decided, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <param name="table">The file.</param>
    /// <param name="choices">What was chosen.</param>
    /// <param name="doubts">Gets what is in doubt.</param>
    /// <param name="grid">The periods of the sales that the file comes on top of; null for one that stands alone.</param>
    /// <exception cref="UserErrorException">The file cannot be read at all, or not before somebody has answered a question.</exception>
    public static ReadingPlan Of(ProfiledTable table, ImportChoices choices, Doubts doubts, DateGrid? grid)
    {
        var (profile, file) = (table.Profile, table.Table.File);
        if (profile.Rows == 0)
        {
            throw profile.Columns.Count == 0
                ? file.Refuse("it is empty.", "Choose a file with a line of column names and a row for each sale.")
                : file.Refuse("it has a line of column names and no rows below it.", "Export the table again with its rows.");
        }

        UnquotedCommas.Refuse(profile, file, table.Separator);
        TableQuestions.WarnOfDamage(table.Table, doubts);
        TableQuestions.Ask(profile, file, doubts);
        TableQuestions.AskSheet(table.Source.Sheet, file, doubts);
        var layout = new LayoutChooser(profile, file, choices, doubts, mayPlan: grid is not null).Choose();
        var dates = profile.Columns[layout.Columns[Role.Date]];
        var style = DateStyle.Of(dates.DistinctDates, choices.DateOrder);
        var days = dates.DistinctDates.Select(style.Read).OfType<DateOnly>().Distinct().Order().ToList();
        var plausible = days.Count == 0 ? null : PlausibleDates.Of(days);
        List<ColumnProfile> numeric = [.. layout.NumberColumns.Select(i => profile.Columns[i])];
        var numbers = layout.NumberColumns.ToDictionary(
            column => column,
            column => NumberStyle.Of(profile.Columns[column], numeric, table.Separator, choices.DecimalMark));
        var marks = new char[profile.Columns.Count];
        foreach (var (column, number) in numbers)
            marks[column] = number.Mark;

        ValueQuestions.Ask(file, style, plausible, numbers.Values, choices, doubts);
        if (choices.FarDates == FarDates.Keep)
            plausible = null;
        WarnOfChanges(layout, profile, doubts);
        List<DateOnly> likely = [.. days.Where(day => plausible?.Hold(day) ?? true)];
        var form = dates.DistinctDates.CountBy(date => date.Form).MaxBy(count => count.Value).Key;
        var frequency = likely.Count == 0 ? Frequency.Daily : Rhythm.Find(likely, form, grid);
        return new ReadingPlan
        {
            Headers = [.. profile.Columns.Select(column => column.Header)],
            Layout = layout,
            Dates = style,
            Plausible = plausible,
            Span = likely.Count == 0 ? null : (likely[0], likely[^1]),
            Numbers = numbers,
            DecimalMarks = marks,
            LastSale = grid?.Last,
            Frequency = frequency ?? Frequency.Daily,
            Units = FileUnits.Of(profile, layout),
            FrequencyReason = Reason(likely, form, grid),
            Problem = frequency is null
                ? file.Refuse(
                    $"its dates are {Rhythm.MedianStep(likely):N0} days apart; sales are forecast by day, week or month.",
                    "Export the sales by day, week or month.")
                : null,
            Warnings = doubts.Warnings,
            Notes =
            [
                .. TableQuestions.Notes(profile),
                .. layout.Notes,
                $"Dates like {Excerpt.Of(dates.Example)}: {style.Reason}.",
                .. plausible is { Far.Count: > 0 } ? [ValueQuestions.Describe(plausible)] : Array.Empty<string>(),
                .. marks.Contains(',') ? ["Numbers are written with a decimal comma."] : Array.Empty<string>(),
                .. numbers.Values.Select(number => number.Doubt).OfType<string>(),
                .. doubts.Warnings,
            ],
        };
    }

    private static void WarnOfChanges(Layout layout, TableProfile profile, Doubts doubts)
    {
        foreach (var column in layout.NumberColumns.Append(layout.Columns[Role.Date]).Order().Select(i => profile.Columns[i]))
        {
            if (column.Kinds.Describe() is { } change)
                doubts.Warn($"The column \"{Excerpt.Of(column.Header)}\" {change}.");
        }
    }

    private static string Reason(List<DateOnly> days, DateForm form, DateGrid? grid) =>
        grid is not null && days.Count > 0 && Rhythm.Find(days, form) != grid.Frequency && Rhythm.Find(days, form, grid) == grid.Frequency
            ? $"The dataset is {grid.Frequency.ToString().ToLowerInvariant()}, and the dates are among its periods."
            : Distance(days);

    private static string Distance(List<DateOnly> days) => days.Count switch
    {
        0 => "There is no date to judge by.",
        1 => "There is only one date.",
        _ => $"The {days.Count:N0} different dates are mostly {(Rhythm.MedianStep(days) is 1 ? "one day" : $"{Rhythm.MedianStep(days):N0} days")} apart.",
    };
}
