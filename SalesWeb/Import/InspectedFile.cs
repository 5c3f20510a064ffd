using SalesWeb.Import.Profiles;

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
    /// <param name="options">The sheet of a workbook, and how much may be unpacked.</param>
    /// <param name="onRead">Called with the bytes of each piece read from disk, in all <see cref="Readings"/> readings; null for nobody.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static InspectedFile Read(string path, string name, ImportOptions options, Action<int>? onRead, CancellationToken cancellation)
    {
        try
        {
            using var table = ProfiledTable.Of(path, name, options, onRead ?? (_ => { }), cancellation);
            return new InspectedFile(table, null, options.Choices.Sheet);
        }
        catch (UserErrorException problem)
        {
            return new InspectedFile(null, problem, options.Choices.Sheet);
        }
    }

    /// <summary>How the file would be read with these options. Takes milliseconds, and can be called as often as they change.</summary>
    public Inspection Decide(ImportOptions options) => _table is null
        ? InspectionWriter.Unreadable(options.Choices, _problem!)
        : new InspectionWriter(_table, options.Choices, options.Grid).Write();
}
