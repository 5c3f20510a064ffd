namespace SalesWeb.Import;

/// <summary>
/// A file that was gone through once and is kept as a few facts about its columns, so that decisions about it can change without
/// reading it again.
/// </summary>
public sealed class InspectedFile
{
    /// <summary>How often the whole file is gone through.</summary>
    public const int Readings = 2;

    private readonly ProfiledTable? _table;
    private readonly UserErrorException? _problem;

    private InspectedFile(ProfiledTable? table, UserErrorException? problem, string sheet) => (_table, _problem, Sheet) = (table, problem, sheet);

    /// <summary>The sheet it was read with; another one has to be read anew. Empty for files that have none, and for the first.</summary>
    public string Sheet { get; }

    /// <summary>Goes through the file. That it is no table of text is no exception, but what <see cref="Decide"/> tells.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">What its owner calls it, for messages.</param>
    /// <param name="sheet">The sheet of a workbook; empty for the first that holds a table of sales.</param>
    /// <param name="onRead">Called with the bytes of each piece read from disk, in all <see cref="Readings"/> readings; null for nobody.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static InspectedFile Read(string path, string name, string sheet, Action<int>? onRead, CancellationToken cancellation)
    {
        try
        {
            return new InspectedFile(ProfiledTable.Of(new SourceFile(path, name, onRead ?? (_ => { }), cancellation)), null, sheet);
        }
        catch (UserErrorException problem)
        {
            return new InspectedFile(null, problem, sheet);
        }
    }

    /// <summary>How the file would be read with these choices. Takes milliseconds, and can be called as often as they change.</summary>
    public Inspection Decide(ImportChoices choices) => _table is null
        ? InspectionWriter.Unreadable(choices, _problem!)
        : new InspectionWriter(_table, choices).Write();
}
