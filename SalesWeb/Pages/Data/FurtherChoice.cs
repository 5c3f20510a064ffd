using SalesWeb.Import;

namespace SalesWeb.Pages.Data;

/// <summary>A decision about a whole file that is rarely in doubt and can be changed all the same.</summary>
/// <param name="Key">Its key among the choices.</param>
/// <param name="Label">What is decided.</param>
/// <param name="Options">What it can be, in the words of the form and in those of a person; the first leaves it to the file.</param>
public sealed record FurtherChoice(string Key, string Label, IReadOnlyList<(string Value, string Label)> Options)
{
    private static readonly FurtherChoice[] All =
    [
        new(ImportChoices.DateOrderKey, "Dates like 05/02/2010", [("", "as found"), ("day", "5 February"), ("month", "May 2")]),
        new(ImportChoices.DecimalMarkKey, "Numbers like 1.234", [("", "as found"), ("point", "a little more than one"), ("comma", "more than a thousand")]),
        new(ImportChoices.LayoutKey, "A row is", [("", "as found"), ("long", "one sale, or one date and category"), ("wide", "one date, with a column for each category")]),
        new(ImportChoices.MeasureKey, "What is counted", [("", "as found"), ("amount", "money"), ("quantity", "pieces")]),
        new(ImportChoices.RejectedRowsKey, "If many rows cannot be read", [("", "refuse the file"), ("accept", "import the other rows all the same")]),
    ];

    /// <summary>Those that no question asks already.</summary>
    public static IEnumerable<FurtherChoice> Of(Inspection inspection) =>
        All.Where(choice => inspection.Questions.All(question => question.Key != choice.Key));
}
