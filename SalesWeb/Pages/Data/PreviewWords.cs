using SalesWeb.Datasets;
using SalesWeb.Import;
using SalesWeb.Import.Columns;
using SalesWeb.Series;
using SalesWeb.Web;

namespace SalesWeb.Pages.Data;

/// <summary>What is said of a file before it is imported.</summary>
public static class PreviewWords
{
    /// <summary>What the file is, in one sentence; empty for one that is no table.</summary>
    public static string Summary(Inspection inspection)
    {
        if (inspection.Columns.Count == 0)
            return "";
        if (inspection.Problem is not null)
            return $"{Format.Plural(inspection.Rows, "row")} in {Format.Plural(inspection.Columns.Count, "column")}.";

        var span = inspection.Span is { } dates ? $" from {Format.Day(dates.First)} to {Format.Day(dates.Last)}" : "";
        var layout = inspection.Layout == FileLayout.Wide
            ? inspection.Columns.Count(column => column.IsCategory) is var categories and not 1 ? $", with a column for each of {Format.Count(categories)} categories" : ", with the sales in one column"
            : "";
        return $"{Format.Plural(inspection.Rows, "row")}{span}, {inspection.Frequency.ToString().ToLowerInvariant()}{layout}; "
            + $"{(inspection.Measure == Measure.Quantity ? "pieces" : "amounts of money")} are counted. {Roles(inspection)}";
    }

    /// <summary>Which column is what, because in a wide table most of them are out of sight.</summary>
    private static string Roles(Inspection inspection)
    {
        var roles = inspection.Columns.Where(column => column.Role is not null).OrderBy(column => column.Role)
            .Select(column => $"{ImportChoices.KeyOf(column.Role!.Value)} is “{column.Header}”");
        var words = string.Join(", ", roles);
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}.";
    }

    /// <summary>What a mode does, in one sentence.</summary>
    public static string Of(ImportMode mode) => mode switch
    {
        ImportMode.Replace => "The file takes the place of the sales there are.",
        ImportMode.Append => "Its sales come on top of those there are.",
        ImportMode.Correct => "What it says of a category, an item or a store on a day takes the place of what is there; all others stay.",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode."),
    };

    /// <summary>What a version holds, in one sentence.</summary>
    public static string Result(DatasetVersion version) =>
        $"{version.Dataset} has sales of {Format.Plural(version.Categories, "category", "categories")} from {Format.Day(version.FirstDate)} to {Format.Day(version.LastDate)}.";

    /// <summary>The name of a version: "version 5 (may.csv)".</summary>
    public static string NameOf(DatasetVersion version) => $"version {version.Id} ({version.FileName})";

    /// <summary>How a version changed the one that it was built on.</summary>
    public static string Did(DatasetVersion version, IReadOnlyList<DatasetVersion> all)
    {
        if (version.Mode == ImportMode.Replace)
            return "replaced everything";

        var parent = all.FirstOrDefault(one => one.Id == version.ParentId);
        return $"{(version.Mode == ImportMode.Append ? "appended to" : "corrected")} {(parent is null ? "a version that was deleted" : $"version {parent.Id}")}";
    }

    /// <summary>What a mode is called.</summary>
    public static string NameOf(ImportMode mode) => mode switch
    {
        ImportMode.Replace => "Replace",
        ImportMode.Append => "Append",
        ImportMode.Correct => "Correct",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode."),
    };
}
