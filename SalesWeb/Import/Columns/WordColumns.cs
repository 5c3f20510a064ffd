using SalesWeb.Import.Headings;
using SalesWeb.Import.Profiles;

namespace SalesWeb.Import.Columns;

/// <summary>The columns that could be a category by what they hold, whatever they are called: a few words that come again and again.</summary>
internal static class WordColumns
{
    private const int FewestWords = 2;
    private const int MostWords = 200;

    private static readonly string[] Flags =
        ["yes", "no", "y", "n", "true", "false", "t", "f", "ja", "nein", "oui", "non", "si", "sí", "nee", "tak", "nie", "nej", "nei", "sim", "não", "x"];

    /// <param name="free">The columns without a role.</param>
    /// <param name="profile">What they hold.</param>
    public static List<int> Among(IEnumerable<int> free, TableProfile profile) => [.. free.Where(i => Is(profile.Columns[i]) && !IsFlag(i, profile))];

    private static bool Is(ColumnProfile column) =>
        column.Words is >= FewestWords and <= MostWords
        && column.Filled >= 2 * column.Words
        && column.Numbers + column.Dates < 0.1 * column.Filled
        && !ColumnNames.IsCalendar(column.Header)
        && !ColumnNames.IsIdentifier(column.Header);

    private static bool IsFlag(int column, TableProfile profile) =>
        profile.Sample.Select(row => row[column].Trim()).Where(cell => cell != "").All(cell => Flags.Contains(cell, StringComparer.OrdinalIgnoreCase));
}
