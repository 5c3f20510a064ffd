using SalesWeb.Import.Headings;
using SalesWeb.Import.Values;

namespace SalesWeb.Import;

/// <summary>What the cells of a row are read as, for people who compare it with what they meant.</summary>
internal static class CellMeaning
{
    private const string Unreadable = "cannot be read";

    /// <param name="row">The cells as they stand.</param>
    /// <param name="plan">How they are read.</param>
    /// <returns>For each cell a date, a number, or nothing.</returns>
    public static string[] Of(string[] row, ReadingPlan plan) => [.. row.Select((cell, column) => Of(cell, column, plan))];

    private static string Of(string cell, int column, ReadingPlan plan)
    {
        if (MissingText.Is(cell))
            return "";
        if (column == plan.Layout.Columns[Role.Date])
        {
            return DateText.TryParse(cell, out var parts) && plan.Dates.Read(parts) is { } day && (plan.Plausible?.Hold(day) ?? true)
                ? $"{day:yyyy-MM-dd}"
                : Unreadable;
        }

        if (!plan.Numbers.TryGetValue(column, out var style))
            return "";
        return NumberText.TryRead(cell, style.Mark, out var number) ? $"{number}" : Unreadable;
    }
}
