using SalesWeb.Series;

namespace SalesWeb.Import;

/// <summary>Everything that has to be known to read a row: decided once, from the whole file.</summary>
internal sealed record ReadingPlan
{
    public required IReadOnlyList<string> Headers { get; init; }

    public required Layout Layout { get; init; }

    public required DateStyle Dates { get; init; }

    /// <summary>'.' or ',' for each column that has to hold numbers; '\0' for every other.</summary>
    public required char[] DecimalMarks { get; init; }

    public required Frequency Frequency { get; init; }

    /// <summary>What was decided, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <exception cref="UserErrorException">The file cannot be read at all.</exception>
    public static ReadingPlan Of(TableProfile profile, SourceFile file, ImportOptions options, char separator)
    {
        if (profile.Rows == 0)
        {
            throw profile.Columns.Count == 0
                ? file.Refuse("it is empty.", "Choose a file with a line of column names and a row for each sale.")
                : file.Refuse("it has a line of column names and no rows below it.", "Export the table again with its rows.");
        }

        UnquotedCommas.Refuse(profile, file, separator);
        var layout = new LayoutChooser(profile, file, options).Choose();
        var dates = profile.Columns[layout.Columns[Role.Date]];
        var style = DateStyle.Of(dates.DistinctDates);
        var numbers = layout.NumberColumns.ToDictionary(
            column => column,
            column => NumberStyle.Of(profile.Columns[column], [.. layout.NumberColumns.Select(i => profile.Columns[i])], separator));
        var marks = new char[profile.Columns.Count];
        foreach (var (column, number) in numbers)
            marks[column] = number.DecimalMark;

        return new ReadingPlan
        {
            Headers = [.. profile.Columns.Select(column => column.Header)],
            Layout = layout,
            Dates = style,
            DecimalMarks = marks,
            Frequency = FindFrequency(dates, style, file),
            Notes =
            [
                .. layout.Notes,
                $"Dates like {Rejections.Shorten(dates.Example)}: {style.Reason}.",
                .. marks.Contains(',') ? ["Numbers are written with a decimal comma."] : Array.Empty<string>(),
                .. numbers.Values.Select(number => number.Doubt).OfType<string>(),
            ],
        };
    }

    private static Frequency FindFrequency(ColumnProfile dates, DateStyle style, SourceFile file)
    {
        var days = dates.DistinctDates.Select(style.Read).OfType<DateOnly>().Distinct().Order().ToList();
        if (days.Count == 0)
            return Frequency.Daily;

        var form = dates.DistinctDates.CountBy(date => date.Form).MaxBy(count => count.Value).Key;
        return Rhythm.Find(days, form) ?? throw file.Refuse(
            $"its dates are {Rhythm.MedianStep(days):N0} days apart; sales are forecast by day, week or month.",
            "Export the sales by day, week or month.");
    }
}
