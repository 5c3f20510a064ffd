using SalesWeb.Import;
using SalesWeb.Import.Headings;

namespace SalesWeb.Pages.Data;

/// <summary>
/// What a person makes of the columns of a file, among all that is chosen for it. A column is one thing: what it was before is
/// taken back, and what it keeps others from being is taken back with it, so that the last word holds.
/// </summary>
/// <param name="inspection">The file as it was shown.</param>
/// <param name="chosen">The choices by their keys, which change.</param>
internal sealed class ColumnChoices(Inspection inspection, Dictionary<string, string> chosen)
{
    /// <summary>What no column is in a file with a column for each category.</summary>
    private static readonly string[] LongRoles = [.. new[] { Role.Category, Role.Quantity, Role.Amount, Role.Price }.Select(ImportChoices.KeyOf)];

    /// <param name="changes">The columns with what each is to be, in the words of the form.</param>
    public void Change(IReadOnlyList<(InspectedColumn Column, string Role)> changes)
    {
        foreach (var (column, _) in changes)
            TakeBack(column);
        foreach (var (column, role) in changes.Where(change => change.Role is not ("" or PreviewForm.CategoryOfItsOwn)))
            chosen[role] = column.Reference;

        var unused = Positions(changes, "");
        if (unused.Count > 0)
            Keep(ImportChoices.UnusedColumnsKey, ImportChoices.FromMap(chosen).UnusedColumns.Concat(unused));
        if (changes.Any(change => LongRoles.Contains(change.Role)))
            KeepCategories([]);
        else if (changes.Any(change => change.Role == PreviewForm.CategoryOfItsOwn || change.Column.IsCategory))
            KeepCategories(Categories().Except(Positions(changes)).Union(Positions(changes, PreviewForm.CategoryOfItsOwn)));
    }

    /// <summary>Answers which column has a role; an empty text leaves the role out.</summary>
    public void Answer(string role, string reference)
    {
        if (inspection.Columns.FirstOrDefault(column => column.Reference == reference) is { } column)
        {
            TakeBack(column);
            if (LongRoles.Contains(role))
                KeepCategories([]);
        }

        chosen[role] = reference;
    }

    private IEnumerable<int> Categories() => inspection.Columns.Where(column => column.IsCategory).Select(column => column.Position);

    private static List<int> Positions(IEnumerable<(InspectedColumn Column, string Role)> changes, string? role = null) =>
        [.. changes.Where(change => role is null || change.Role == role).Select(change => change.Column.Position)];

    private void TakeBack(InspectedColumn column)
    {
        var before = ImportChoices.FromMap(chosen);
        foreach (var (role, _) in before.Columns.Where(entry => entry.Value == column.Reference))
            chosen.Remove(ImportChoices.KeyOf(role));
        // What the settings say of a column holds until something else is chosen.
        if (column.Role is { } shown && inspection.Choices.Columns.GetValueOrDefault(shown, "") != "" && !before.Columns.ContainsKey(shown))
            chosen[ImportChoices.KeyOf(shown)] = "";
        Keep(ImportChoices.UnusedColumnsKey, before.UnusedColumns.Where(position => position != column.Position));
    }

    /// <summary>Makes some columns a category each; without any, the file decides.</summary>
    private void KeepCategories(IEnumerable<int> positions)
    {
        Keep(ImportChoices.WideColumnsKey, positions);
        if (chosen.ContainsKey(ImportChoices.WideColumnsKey))
        {
            chosen[ImportChoices.LayoutKey] = "wide";
            foreach (var role in LongRoles)
                chosen.Remove(role);
        }
        else if (chosen.GetValueOrDefault(ImportChoices.LayoutKey) == "wide")
        {
            chosen.Remove(ImportChoices.LayoutKey);
        }
    }

    private void Keep(string key, IEnumerable<int> positions)
    {
        var text = string.Join(' ', positions.Distinct().Order().Select(position => $"#{position}"));
        if (text == "")
            chosen.Remove(key);
        else
            chosen[key] = text;
    }
}
