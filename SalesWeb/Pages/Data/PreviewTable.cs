using SalesWeb.Import;
using SalesWeb.Import.Columns;

namespace SalesWeb.Pages.Data;

/// <summary>The columns of a file that are shown, so that one with thousands of them is still a page.</summary>
/// <param name="Columns">In the order of the file.</param>
/// <param name="Left">How many are not shown.</param>
public sealed record PreviewTable(IReadOnlyList<InspectedColumn> Columns, int Left)
{
    /// <summary>The most columns that are shown.</summary>
    private const int MostShown = 60;

    /// <summary>Those that were taken for something come first where there are too many.</summary>
    public static PreviewTable Of(Inspection inspection)
    {
        var shown = inspection.Columns.OrderBy(column => column.Role is not null ? 0 : column.IsCategory ? 1 : 2).Take(MostShown);
        return new PreviewTable([.. shown.OrderBy(column => column.Position)], inspection.Columns.Count - Math.Min(MostShown, inspection.Columns.Count));
    }

    /// <summary>What a column can be, in the words of the form and in those of a person.</summary>
    public static IReadOnlyList<(string Value, string Label)> Roles { get; } =
    [
        ("", "not used"),
        .. Enum.GetValues<Role>().Select(role => (role.ToString().ToLowerInvariant(), role.ToString())),
        (PreviewForm.CategoryOfItsOwn, "own category"),
    ];
}
