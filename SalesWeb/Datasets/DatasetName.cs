using System.Globalization;
using System.Text;
using SalesWeb.Import.Values;

namespace SalesWeb.Datasets;

/// <summary>What a dataset may be called, and what it is called where nobody says.</summary>
public static class DatasetName
{
    /// <summary>In characters.</summary>
    private const int Longest = 100;

    /// <summary>The name of a file without what tells its format: "shop.2024" for "data/shop.2024.csv.gz"; "sales" where nothing is left.</summary>
    /// <param name="fileName">The file's name, with or without its folder.</param>
    /// <returns>At most 100 characters, without blanks around them.</returns>
    public static string Of(string fileName)
    {
        var name = Path.GetFileName(fileName);
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            name = name[..^3];
        name = string.Concat(Path.GetFileNameWithoutExtension(name).EnumerateRunes().Where(IsSeen)).Trim();
        if (name.Length > Longest)
            name = name[..(char.IsHighSurrogate(name[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd();
        return name == "" ? "sales" : name;
    }

    /// <summary>The name without the blanks around it.</summary>
    /// <exception cref="UserErrorException">It has not 1 to 100 characters, or one of them is a control character or another that is not seen.</exception>
    public static string Check(string dataset)
    {
        var name = dataset.Trim();
        return name.Length is >= 1 and <= Longest && name.EnumerateRunes().All(IsSeen)
            ? name
            : throw new UserErrorException(
                $"\"{Excerpt.Of(dataset)}\" cannot be the name of a dataset; it must have 1 to {Longest} characters, "
                + "none of them a control character or another that is not seen.",
                "Choose another name.",
                field: "dataset");
    }

    /// <summary>
    /// Whether a character shows, rather than steering how others do: by turning them round or by breaking the line. The two that join
    /// letters, or keep them apart, are part of how words and pictures are written.
    /// </summary>
    private static bool IsSeen(Rune character) => character.Value is 0x200C or 0x200D
        || Rune.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
