using CsvHelper;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Sources;
using SalesWeb.Import.Texts;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Profiles;

/// <summary>The second of three readings: what every column holds, over the whole file, so that nothing is decided from its first rows.</summary>
internal sealed class TableProfile
{
    private const int SampleRows = 200;
    private const int FirstRows = 10;
    private const int MostColumns = 5_000;

    /// <summary>Different cells that all columns together keep, so that thousands of columns take no more memory than a few.</summary>
    private const int MostCells = 1 << 18;

    private const int FewestCells = 64;

    /// <summary>The characters of a cell that are kept among the first rows and the sample; neither a date nor a number is longer.</summary>
    private const int LongestKept = 200;

    /// <summary>The characters that the sample holds, give or take its last row.</summary>
    private const int MostSampled = 1 << 20;

    private readonly List<string[]> _first = [];
    private readonly List<string[]> _sample = [];
    private readonly SortedDictionary<int, int> _fieldCounts = [];
    private readonly ColumnProfile[] _columns;
    private int _usual;
    private int _sampled;

    private TableProfile(IReadOnlyList<string> headers)
    {
        var mostCells = Math.Clamp(MostCells / Math.Max(1, headers.Count), FewestCells, CellTable.MostCells);
        var dates = new DateAllowance();
        _columns = [.. headers.Select(header => new ColumnProfile(header, mostCells, dates))];
        Headings = new HeadingWatch(headers);
    }

    public IReadOnlyList<ColumnProfile> Columns => _columns;

    /// <summary>Whether it is a file of rejected rows that comes back, with <see cref="FixUpColumns"/>.</summary>
    public bool IsFixUp => Columns.Any(column => column.Header == FixUpColumns.Line) && Columns.Any(column => column.Header == FixUpColumns.Reason);

    /// <summary>Lines of column names among the rows.</summary>
    public HeadingWatch Headings { get; }

    /// <summary>Rows of the table that are not blank; lines of column names and what follows a second table are none.</summary>
    public int Rows { get; private set; }

    /// <summary>Rows that repeat an earlier row; they are rows of the table like all others.</summary>
    public RepeatedRows Repeated { get; } = new();

    /// <summary>How many rows have how many fields, the fewest fields first.</summary>
    public IReadOnlyDictionary<int, int> FieldCounts
    {
        get
        {
            if (_usual > 0)
                _fieldCounts[_columns.Length] = _usual;
            return _fieldCounts;
        }
    }

    /// <summary>Rows with too many fields in which two neighbouring fields are whole numbers, as the halves of 261,96 would be.</summary>
    public int RowsWithSplitNumbers { get; private set; }

    /// <summary>The first ten rows as they stand, however many fields they have; of a long cell its beginning.</summary>
    public IReadOnlyList<string[]> First => _first;

    /// <summary>The first 200 rows that have as many fields as there are columns, fewer of very long ones; of a long cell its beginning.</summary>
    public IReadOnlyList<string[]> Sample => _sample;

    /// <exception cref="UserErrorException">It has more columns than any table of sales.</exception>
    public static TableProfile Of(CsvReader rows, SourceFile file)
    {
        rows.ReadHeader();
        if (rows.Headers.Count > MostColumns)
        {
            throw file.Refuse(
                $"it has {rows.Headers.Count:N0} columns, and at most {MostColumns:N0} are read.",
                "Turn the table round, so that each date has a row, or leave out the columns that are no sales.");
        }

        var profile = new TableProfile([.. rows.Headers.Select(OneLine)]);
        while (rows.Read())
            profile.Add(rows);
        foreach (var column in profile._columns)
            column.Finish();
        profile.Repeated.Finish();
        return profile;
    }

    private static string OneLine(string header) =>
        string.Concat(header.Trim('\uFEFF').Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    private void Add(CsvReader row)
    {
        if (row.IsBlank() || Headings.Takes(row))
            return;

        Rows++;
        Repeated.Add(row);
        if (_first.Count < FirstRows)
            _first.Add(Kept(row, Math.Min(row.FieldCount, MostColumns)));
        var fields = row.CountFields(Columns.Count);
        Count(fields);
        if (fields > Columns.Count && HasSplitNumber(row))
            RowsWithSplitNumbers++;
        if (fields != Columns.Count)
            return;

        for (var i = 0; i < _columns.Length; i++)
            _columns[i].Add(row.GetSpan(i), row.LineNumber);
        if (_sample.Count == SampleRows || _sampled >= MostSampled)
            return;
        _sample.Add(Kept(row, Columns.Count));
        _sampled += _sample[^1].Sum(cell => cell.Length);
    }

    private static string[] Kept(CsvReader row, int fields) =>
        [.. Enumerable.Range(0, fields).Select(row.GetString).Select(cell => cell.Length <= LongestKept ? cell : cell[..LongestKept] + "…")];

    private void Count(int fields)
    {
        if (fields == _columns.Length)
            _usual++;
        else
            _fieldCounts[fields] = _fieldCounts.GetValueOrDefault(fields) + 1;
    }

    private static bool HasSplitNumber(CsvReader row)
    {
        var isAfterWhole = false;
        for (var i = 0; i < row.FieldCount; i++)
        {
            var cell = row.GetSpan(i).Trim(" -"u8);
            var isWhole = !cell.IsEmpty && !cell.ContainsAnyExceptInRange((byte)'0', (byte)'9');
            if (isWhole && isAfterWhole)
                return true;
            isAfterWhole = isWhole;
        }

        return false;
    }
}
