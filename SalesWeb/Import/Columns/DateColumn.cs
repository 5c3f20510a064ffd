using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;
using SalesWeb.Import.Sources;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Columns;

/// <summary>Finds the column of dates, by name and by what it holds.</summary>
internal static class DateColumn
{
    /// <exception cref="UserErrorException">There is none, or none of its dates can be read.</exception>
    public static int Find(RoleFinder roles, TableProfile profile, SourceFile file)
    {
        if (profile.Columns.Any(column => column.IsDated && DateText.TryParse(column.Header, out _)))
        {
            throw file.Refuse(
                $"the first line holds values ({string.Join(", ", profile.Columns.Take(3).Select(column => column.Header))}), not the names of the columns.",
                "Add a first line with the names, for example date,category,amount.");
        }

        var found = roles.Find(Role.Date, column => column.IsMostlyDates)
            ?? ByContent(roles, profile)
            ?? roles.Find(Role.Date, column => column.Filled > 0 && !ColumnNames.IsCalendar(column.Header));
        if (found is not { } index)
            throw None(profile, file);

        var dates = profile.Columns[index];
        if (dates.Dates > 0)
            return index;
        throw DayNumber(dates.Example) is { } day
            ? file.Refuse(
                $"the column \"{dates.Header}\" holds numbers; \"{dates.Example}\" is how spreadsheets count {day:yyyy-MM-dd}.",
                "Format the column as a date in the spreadsheet, and save the file again.")
            : file.Refuse(
                $"none of the dates in the column \"{dates.Header}\" can be read; the first is \"{Excerpt.Of(dates.Example)}\".",
                "Write dates as 2026-02-28, or say which other column holds the dates.");
    }

    /// <summary>The day that a spreadsheet shows for a number where it is told to show a date (days since 1899-12-30), from 1980 to 2099; otherwise null.</summary>
    private static DateOnly? DayNumber(string text) =>
        int.TryParse(text, out var days) && new DateOnly(1899, 12, 30).DayNumber + (long)days is var number
            && number >= new DateOnly(1980, 1, 1).DayNumber && number <= new DateOnly(2099, 12, 31).DayNumber
            ? DateOnly.FromDayNumber((int)number)
            : null;

    private static int? ByContent(RoleFinder roles, TableProfile profile)
    {
        if (roles.IsMapped(Role.Date))
            return null;

        var dated = roles.Free().Where(i => profile.Columns[i].IsDated).ToList();
        if (dated.Count == 0)
            return null;
        if (dated.Count > 1)
            roles.AskWhich(Role.Date, dated, dated[0]);
        roles.Assign(Role.Date, dated[0], dated.Count > 1 ? "it is the first of several columns of dates" : "it is the only column of dates");
        return dated[0];
    }

    private static UserErrorException None(TableProfile profile, SourceFile file)
    {
        var headers = profile.Columns.Select(column => column.Header).ToList();
        if (headers.Find(ColumnNames.IsYear) is { } year && profile.Columns[headers.IndexOf(year)].IsNumeric)
            return file.Refuse($"nothing in it is more precise than the column \"{Excerpt.Of(year)}\"; sales are forecast by day, week or month.", "Export the sales by day, week or month.");

        var columns = headers.Count == 1
            ? $"There is only one column, \"{Excerpt.Of(headers[0])}\"; columns are separated by comma, semicolon, tab or |."
            : $"The columns are {string.Join(", ", headers.Take(30).Select(header => $"\"{Excerpt.Of(header)}\""))}.";
        return file.Refuse($"there is no column of dates. {columns}", "Say which column holds the dates, or add one.");
    }
}
