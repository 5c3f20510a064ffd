using System.Globalization;
using SalesWeb.Import;
using SalesWeb.Import.Headings;

namespace SalesWeb.Pages.Data;

/// <summary>The columns of a file that are shown, so that one with thousands of them is still a page.</summary>
/// <param name="Columns">In the order of the file.</param>
/// <param name="Rows">The first rows, a cell for each of these columns: as it stands, and what it is read as where that is something else.</param>
/// <param name="Left">How many columns are not shown.</param>
public sealed record PreviewTable(IReadOnlyList<InspectedColumn> Columns, IReadOnlyList<IReadOnlyList<(string Text, string Meaning)>> Rows, int Left)
{
    /// <summary>The most columns that are shown.</summary>
    private const int MostShown = 60;

    /// <summary>Those that were taken for something come first where there are too many.</summary>
    public static PreviewTable Of(Inspection inspection)
    {
        List<InspectedColumn> shown =
        [
            .. inspection.Columns
                .OrderBy(column => column.Role is not null ? 0 : column.IsCategory ? 1 : 2)
                .Take(MostShown)
                .OrderBy(column => column.Position),
        ];
        var rows = inspection.FirstRows.Select((row, i) => shown.ConvertAll(column =>
        {
            var (text, meaning) = (At(row, column), inspection.FirstMeanings.Count == 0 ? "" : At(inspection.FirstMeanings[i], column));
            return (text, IsTheSame(text.Trim(), meaning) ? "" : meaning);
        }));
        return new PreviewTable(shown, [.. rows], inspection.Columns.Count - shown.Count);
    }

    /// <summary>Whether a reader sees at once that 12.50 is 12.5.</summary>
    private static bool IsTheSame(string text, string meaning) =>
        text == meaning || (double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, null, out var number) && $"{number}" == meaning);

    private static string At(IReadOnlyList<string> row, InspectedColumn column) => column.Position <= row.Count ? row[column.Position - 1] : "";

    /// <summary>What a column can be, in the words of the form and in those of a person.</summary>
    public static IReadOnlyList<(string Value, string Label)> Roles { get; } =
    [
        ("", "not used"),
        .. Enum.GetValues<Role>().Select(role => (role.ToString().ToLowerInvariant(), role.ToString())),
        (PreviewForm.CategoryOfItsOwn, "own category"),
    ];
}
