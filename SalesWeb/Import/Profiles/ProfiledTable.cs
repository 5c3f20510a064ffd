using System.Text;
using SalesWeb.Import.Sources;
using SalesWeb.Import.Texts;
using SalesWeb.Import.Unpacking;

namespace SalesWeb.Import.Profiles;

/// <summary>A file that has been gone through twice: what text it is, and what its columns hold. Deciding from it reads nothing again.</summary>
/// <param name="Source">The file as plain text.</param>
/// <param name="Table">How the text is a table.</param>
/// <param name="Separator">What stands between two columns.</param>
/// <param name="Profile">What every column holds.</param>
/// <param name="TextSha256">The SHA-256 of the text.</param>
internal sealed record ProfiledTable(UnpackedSource Source, Table Table, char Separator, TableProfile Profile, string TextSha256) : IDisposable
{
    /// <summary>The SHA-256 of the file as its owner gave it.</summary>
    public string Sha256 => Source.Sha256 ?? TextSha256;

    /// <summary>What the text is packed with, in words; empty for a bare text.</summary>
    public string Packing { get; } = Source.Packing != "" ? Source.Packing : Table.File.IsPacked() ? "gzip" : "";

    public string SeparatorName => Table.Separator switch { '\t' => "tab", ',' => "comma", ';' => "semicolon", '|' => "|", _ => "the character it declares" };

    /// <param name="path">Where the file lies.</param>
    /// <param name="name">What its owner calls it, for messages.</param>
    /// <param name="options">The sheet of a workbook, and how much may be unpacked.</param>
    /// <param name="onRead">Called with the bytes of each piece read, in the measure of the file as its owner gave it.</param>
    /// <param name="cancellation">Stops this and every later reading.</param>
    /// <exception cref="UserErrorException">It is no table, or cannot be read.</exception>
    public static ProfiledTable Of(string path, string name, ImportOptions options, Action<int> onRead, CancellationToken cancellation)
    {
        var source = UnpackedSource.Of(path, name, options, cancellation);
        try
        {
            var file = new SourceFile(source.Path, name, source.Scaled(onRead), cancellation) { MostBytes = (long)options.MaxUnpackedMb << 20 };
            var (text, scanned) = file.Read(content => TextScan.Of(content, file));
            var table = TableOf(text, file);
            var ((profile, found), profiled) = table.Read(rows => (TableProfile.Of(rows, file), rows.Separator));
            file.RefuseChange(scanned, profiled);
            var read = new ProfiledTable(source, table, found, profile, profiled);
            return Reshaping.Of(profile) is { } reshaping ? read.Reshape(reshaping, options, onRead) : read;
        }
        catch (Exception)
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>What was done with the table to give it a column of dates, a sentence each; empty for one that had one, or can have none.</summary>
    public IReadOnlyList<string> Reshaped { get; private init; } = [];

    /// <summary>What <see cref="Describe"/> said before that.</summary>
    private IReadOnlyList<string> Described { get; init; } = [];

    /// <summary>How many rows repeat an earlier one, in a sentence; null where none does.</summary>
    public string? RepeatedRows => Profile.Repeated.Describe(Source.Lines);

    /// <summary>What the file is as a text, a sentence each.</summary>
    public IEnumerable<string> Describe()
    {
        foreach (var sentence in Described.Concat(Reshaped))
            yield return sentence;
        if (Reshaped.Count > 0)
            yield break;

        if (Source.Sheet is null)
            yield return $"Text: {EncodingGuess.Name(Table.Encoding)}{(Packing == "gzip" ? ", packed with gzip" : "")}, columns separated by {SeparatorName}.";
        foreach (var note in Source.Notes)
            yield return note;
        if (Table.TitleLines > 0)
            yield return $"Skipped: {Table.TitleLines:N0} line{(Table.TitleLines == 1 ? "" : "s")} above the line of column names.";
        if (RepeatedRows is { } repeated)
            yield return repeated;
    }

    public void Dispose() => Source.Dispose();

    /// <summary>The table with a column of dates, as a text of its own, which alone is read from here on.</summary>
    private ProfiledTable Reshape(Reshaping reshaping, ImportOptions options, Action<int> onRead)
    {
        var file = Table.File;
        UnquotedCommas.Refuse(Profile, file, Separator);
        var scratch = Scratch.In(options.Scratch);
        try
        {
            var path = Path.Combine(scratch.Folder, "text.csv");
            var quiet = file with { OnRead = _ => { } }; // a bar knows of no further readings
            LineMap lines;
            using (var writer = new StreamWriter(new LimitedFile(path, new UnpackLimit(file.Name, file.MostBytes, isSetting: true), file.Cancellation)))
            {
                (lines, var written) = (Table with { File = quiet }).Read(rows => new ReshapedText(reshaping, Separator).Write(rows, writer, Source.Lines));
                file.RefuseChange(TextSha256, written);
            }

            var source = Source.Rewritten(scratch, path, Sha256, lines);
            var table = new Table(quiet with { Path = path }, Encoding.UTF8, Separator) { Damaged = Table.Damaged };
            var (profile, profiled) = table.Read(rows => TableProfile.Of(rows, file));
            Source.Dispose();
            table = table with { File = file with { Path = path, OnRead = source.Scaled(onRead) } };
            return new ProfiledTable(source, table, Separator, profile, profiled) { Described = [.. Describe()], Reshaped = [.. reshaping.Notes()] };
        }
        catch (Exception e)
        {
            scratch.Dispose();
            if (UnpackedSource.Explain(e, file.Name) is { } explained)
                throw explained;
            throw;
        }
    }

    private static Table TableOf(TextScan text, SourceFile file)
    {
        if (Separators.AreDeclared(text.Beginning))
            return new Table(file, text.Encoding, Separator: null) { Damaged = text.Damaged };

        var titles = TitleLines.Of(text.Beginning);
        return new Table(file, text.Encoding, Separators.Choose(text.Beginning[titles.Characters..], text.IsWhole))
        {
            TitleBytes = text.BytesOf(titles.Characters),
            TitleLines = titles.Lines,
            Damaged = text.Damaged,
        };
    }
}
