using SalesWeb.Import.Profiles;
using SalesWeb.Import.Sources;
using SalesWeb.Import.Texts;
using SalesWeb.Import.Unpacking;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Questions;

/// <summary>What is odd about the file as a table: a second one below the first, its header once more.</summary>
internal static class TableQuestions
{
    private const int MostNamed = 6;

    /// <summary>Warns of bytes that are not written as all others are.</summary>
    public static void WarnOfDamage(Table table, Doubts doubts)
    {
        if (table.Damaged > 0)
            doubts.Warn($"Of the text, {table.Damaged:N0} byte{(table.Damaged == 1 ? " is" : "s are")} not UTF-8 as the rest is; a row that has one in a name is left out.");
    }

    /// <exception cref="UserErrorException">A second table follows, and nobody can be asked whether the first one will do.</exception>
    public static void Ask(TableProfile profile, SourceFile file, Doubts doubts)
    {
        if (profile.Headings.Second is not { } second)
            return;

        doubts.Ask(
            ImportChoices.TablesKey,
            $"A second table begins on line {second.Line:N0}. Is only the first one wanted?",
            [
                new QuestionOption("first", $"Yes, take the {profile.Rows:N0} rows above it"),
                new QuestionOption("refuse", "No, I split the file in two"),
            ],
            "first",
            $"Its columns are {Columns(second.Headers)}; two tables are never mixed.",
            file.Refuse(
                $"a second table with the columns {Columns(second.Headers)} begins on line {second.Line:N0}, and two tables cannot be read as one.",
                "Put each table into a file of its own, or choose to take the first one only (--choose tables=first)."));
    }

    /// <summary>Asks which sheet or table is meant, where several hold sales.</summary>
    /// <exception cref="UserErrorException">Several tables may be meant, and nobody can be asked.</exception>
    public static void AskSheet(SheetChoice? sheet, SourceFile file, Doubts doubts)
    {
        if (sheet is not { Names.Count: > 1 })
            return;
        doubts.Ask(
            ImportChoices.SheetKey,
            $"Which {sheet.Kind} holds the sales?",
            [.. sheet.Names.Select(name => new QuestionOption(name, name))],
            sheet.Name,
            sheet.Kind == "sheet"
                ? $"{sheet.Names.Count:N0} sheets hold a table; the first with sales is taken."
                : $"The archive holds {sheet.Names.Count:N0} tables with different columns; the first with columns of sales is taken.",
            sheet.IsOpen
                ? file.Refuse(
                    $"several of its tables have columns of sales, and they have different columns: {string.Join(", ", sheet.Names.Select(name => $"\"{name}\""))}.",
                    $"Say which one holds the sales (--table \"{sheet.Name}\").")
                : null);
    }

    /// <summary>What was skipped, a sentence each.</summary>
    public static IEnumerable<string> Notes(TableProfile profile)
    {
        var headings = profile.Headings;
        if (headings.Repeated > 0)
            yield return $"The line of column names comes {headings.Repeated:N0} more time{(headings.Repeated == 1 ? "" : "s")} among the rows and was skipped there.";
        if (headings is { Second: null, Heading: { } heading })
            yield return $"Left out: line {heading.Line:N0}, a heading among the rows ({Columns(heading.Headers)}).";
        if (headings.Second is { } second)
            yield return $"Left out: a second table of {headings.Behind:N0} rows, which begins on line {second.Line:N0}.";
    }

    private static string Columns(string[] headers)
    {
        var named = string.Join(", ", headers.Take(MostNamed).Select(header => $"\"{Excerpt.Of(header)}\""));
        return headers.Length > MostNamed ? $"{named} and {headers.Length - MostNamed:N0} more" : named;
    }
}
