namespace SalesWeb.Import;

/// <summary>A file that has been gone through twice: what text it is, and what its columns hold. Deciding from it reads nothing again.</summary>
/// <param name="Table">How the file is a table.</param>
/// <param name="Separator">What stands between two columns.</param>
/// <param name="Profile">What every column holds.</param>
/// <param name="Sha256">The SHA-256 of the file as it lies on disk.</param>
internal sealed record ProfiledTable(Table Table, char Separator, TableProfile Profile, string Sha256)
{
    /// <exception cref="UserErrorException">It is no table of text, or cannot be read.</exception>
    public static ProfiledTable Of(SourceFile file)
    {
        var (text, scanned) = file.Read(content => TextScan.Of(content, file));
        var separator = Separators.Choose(text.Beginning, text.IsWhole);
        var table = new Table(file, text.Encoding, Separators.AreDeclared(text.Beginning) ? null : separator);
        var ((profile, found), profiled) = table.Read(rows => (TableProfile.Of(rows), rows.Separator));
        file.RefuseChange(scanned, profiled);
        return new ProfiledTable(table, found, profile, profiled);
    }

    /// <summary>What the file is as a text, a sentence.</summary>
    public string Describe() => $"Text: {EncodingGuess.Name(Table.Encoding)}{(Packing == "" ? "" : $", packed with {Packing}")}, columns separated by {SeparatorName}.";

    public string Packing => Table.File.IsPacked() ? "gzip" : "";

    public string SeparatorName => Table.Separator switch { '\t' => "tab", ',' => "comma", ';' => "semicolon", '|' => "|", _ => "the character it declares" };
}
