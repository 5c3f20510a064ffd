namespace SalesWeb.Import.Unpacking;

/// <summary>The sheet of a workbook, or the table of an archive, that is read.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Names">The sheets that hold sales, and this one, in their order.</param>
/// <param name="TitleRows">The rows above its table, which were skipped.</param>
/// <param name="Kind">What it is called to people: "sheet" or "table".</param>
internal sealed record SheetChoice(string Name, IReadOnlyList<string> Names, int TitleRows, string Kind = "sheet")
{
    /// <summary>Whether several tables may be meant and a person has to choose.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What was decided, a sentence each.</summary>
    public IEnumerable<string> Notes()
    {
        var others = Names.Where(name => name != Name).Select(name => $"\"{name}\"").ToList();
        yield return $"The {Kind} \"{Name}\" was read{(others.Count == 0 ? "" : $", and not {string.Join(", ", others)}")}.";
        if (TitleRows > 0)
            yield return $"Skipped: {TitleRows:N0} row{(TitleRows == 1 ? "" : "s")} above the line of column names.";
    }
}
