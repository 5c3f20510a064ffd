using CsvHelper;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Texts;

/// <summary>Whether the cells of a row are names of columns.</summary>
internal static class HeadingNames
{
    public const int Fewest = 2;

    private const int MostLooked = 200;

    /// <summary>Whether no cell begins like a number: a row of sales has a date and a number, and most of them begin with a digit.</summary>
    public static bool MayBe(CsvReader row)
    {
        for (var i = 0; i < row.FieldCount; i++)
        {
            var cell = row.GetSpan(i).TrimStart(" \t\""u8);
            if (!cell.IsEmpty && (char.IsAsciiDigit((char)cell[0]) || cell[0] is (byte)'-' or (byte)'+' or (byte)'('))
                return false;
        }

        return true;
    }

    /// <summary>The cells that say anything.</summary>
    public static string[] Of(CsvReader row) =>
        [.. Enumerable.Range(0, Math.Min(row.FieldCount, MostLooked)).Select(i => row.GetString(i).Trim()).Where(cell => cell != "")];

    /// <summary>Whether one of them is that of a column of dates, and another one that of any role.</summary>
    public static bool AreOfSales(string[] names)
    {
        var folded = names.Select(HeaderName.FoldWithoutUnit).ToList();
        var dates = folded.FindIndex(name => IsNameOf(Role.Date, name));
        return dates >= 0
            && names.Length >= Fewest
            && AreDifferent(names)
            && folded.Where((_, i) => i != dates).Any(name => Enum.GetValues<Role>().Any(role => role != Role.Date && IsNameOf(role, name)));
    }

    /// <summary>Whether they may be the names of any table: different words, and no date among them.</summary>
    public static bool AreWords(CsvReader row, string[] names) => names.Length >= Fewest && AreDifferent(names) && !HaveDate(row);

    /// <summary>Whether any cell is a date.</summary>
    public static bool HaveDate(CsvReader row)
    {
        Span<char> buffer = stackalloc char[Cells.LongestNumberOrDate];
        for (var i = 0; i < Math.Min(row.FieldCount, MostLooked); i++)
        {
            if (DateText.TryParse(row.ShortText(i, buffer), out _))
                return true;
        }

        return false;
    }

    private static bool AreDifferent(string[] names) => names.Distinct().Count() == names.Length;

    private static bool IsNameOf(Role role, string folded) => ColumnNames.ByRole[role].Any(group => Array.IndexOf(group, folded) >= 0);
}
