using SalesWeb.Import.Headings;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Profiles;

/// <summary>
/// How a table without a column of dates becomes one with: its dates stand in the line of column names, a column of sales for each
/// (Jan 2024, Feb 2024, or only Jan, Feb beside a column of years), or in parts in two or three columns (year, month and day; year and week).
/// </summary>
internal sealed record Reshaping
{
    /// <summary>The name of the column of dates that it gets.</summary>
    public const string Date = "date";

    /// <summary>The name of the column that gets what stood below the dates.</summary>
    public const string Sales = "sales";

    private const int FewestMonths = 3;

    /// <summary>The names of all columns, as they stand in the file.</summary>
    public required IReadOnlyList<string> Headers { get; init; }

    /// <summary>The columns that are a date each, from the left; none where dates stand in parts.</summary>
    public IReadOnlyList<int> Dated { get; private init; } = [];

    /// <summary>The parts of which dates are put together: year, then month or week, then day; the year alone where <see cref="Dated"/> are months.</summary>
    public IReadOnlyList<int> Parts { get; private init; } = [];

    /// <summary>Whether the second part is a week.</summary>
    public bool IsOfWeeks { get; private init; }

    /// <summary>The columns that are left out, because they add up the others or stand behind the dates with other numbers.</summary>
    public IReadOnlyList<int> Left { get; private init; } = [];

    /// <summary>The columns that stay as they are.</summary>
    public IReadOnlyList<int> Kept { get; private init; } = [];

    /// <summary>What was done, a sentence each.</summary>
    public IEnumerable<string> Notes()
    {
        yield return Dated.Count == 0
            ? $"The dates were put together of the columns {Named(Parts)}."
            : $"The dates stand in the line of column names{(Parts.Count > 0 ? $" and in the column {Named(Parts)}" : "")}: {Dated.Count:N0} columns, "
                + $"\"{Excerpt.Of(Headers[Dated[0]])}\" to \"{Excerpt.Of(Headers[Dated[^1]])}\", were turned into rows with a \"{Date}\" and \"{Sales}\"; empty cells became none.";
        if (Left.Count > 0)
            yield return $"Left out: {Named(Left)}.";
    }

    /// <summary>What is to be done with a table; null where it has a column of dates, or none can be made.</summary>
    public static Reshaping? Of(TableProfile profile)
    {
        if (profile.IsFixUp || profile.Columns.Any(HasDates))
            return null;

        var columns = Enumerable.Range(0, profile.Columns.Count).ToList();
        var headers = profile.Columns.Select(column => column.Header).ToList();
        var dated = columns.Where(i => DateText.TryParse(headers[i], out _)).ToList();
        if (dated.Count > 1 && AreSales(dated))
            return Spread(profile, headers, dated, parts: []);
        if (columns.FindIndex(i => ColumnNames.IsYear(headers[i]) && profile.Columns[i].IsNumeric) is not (>= 0 and var year))
            return null;

        var months = columns.Where(i => !ColumnNames.IsCalendar(headers[i]) && DateText.TryParse($"{headers[i]} 2000", out _)).ToList();
        if (months.Count >= FewestMonths && AreSales(months))
            return Spread(profile, headers, months, [year]);

        var month = columns.FindIndex(i => ColumnNames.IsMonth(headers[i]));
        var week = columns.FindIndex(i => ColumnNames.IsWeek(headers[i]) && profile.Columns[i].IsNumeric);
        if (month < 0 && week < 0)
            return null;
        var day = month < 0 ? -1 : columns.FindIndex(i => ColumnNames.IsDay(headers[i]) && profile.Columns[i].IsNumeric);
        List<int> parts = [.. new[] { year, month < 0 ? week : month, day }.Where(part => part >= 0)];
        return new Reshaping { Headers = headers, Parts = parts, IsOfWeeks = month < 0, Kept = [.. columns.Except(parts)] };

        // A cell of words among the numbers of a column is to be rejected, and no reason to leave the column out.
        bool AreSales(List<int> columns) => 2 * columns.Count(i => profile.Columns[i] is { IsNumeric: true } or { Filled: 0 }) > columns.Count;
    }

    private static Reshaping Spread(TableProfile profile, List<string> headers, List<int> dated, List<int> parts)
    {
        var others = Enumerable.Range(0, headers.Count).Except(dated).Except(parts).ToList();
        List<int> left = [.. others.Where(i => profile.Columns[i].IsNumeric && (i > dated[0] || ColumnNames.IsTotal(headers[i])))];
        return new Reshaping { Headers = headers, Dated = dated, Parts = parts, Left = left, Kept = [.. others.Except(left)] };
    }

    private static bool HasDates(ColumnProfile column) =>
        column.IsDated || (column.IsMostlyDates && ColumnNames.ByRole[Role.Date].Any(group => group.Contains(column.Folded)));

    private string Named(IEnumerable<int> columns) => string.Join(", ", columns.Select(i => $"\"{Excerpt.Of(Headers[i])}\""));
}
