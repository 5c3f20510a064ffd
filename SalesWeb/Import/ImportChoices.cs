using SalesWeb.Import.Columns;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Rows;
using SalesWeb.Import.Texts;
using SalesWeb.Import.Values;
using SalesWeb.Series;

namespace SalesWeb.Import;

/// <summary>What a person decided about a file; what is left open is decided from the file itself.</summary>
/// <remarks>As texts under fixed keys (<see cref="ToMap"/>) it stands in forms, in the queue and with a remembered header.</remarks>
public sealed record ImportChoices
{
    public const string DateOrderKey = "date_order";
    public const string DecimalMarkKey = "decimal_mark";
    public const string LayoutKey = "layout";
    public const string WideColumnsKey = "wide_columns";
    public const string UnusedColumnsKey = "unused_columns";
    public const string SheetKey = "sheet";
    public const string MeasureKey = "measure";
    public const string FarDatesKey = "far_dates";
    public const string TablesKey = "tables";
    public const string RejectedRowsKey = "rejected_rows";

    /// <summary>Nothing chosen.</summary>
    public static ImportChoices None { get; } = new();

    /// <summary>All keys that <see cref="FromMap"/> knows: the roles in lower case, and the others.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        .. Enum.GetValues<Role>().Select(RoleFinder.Name),
        DateOrderKey, DecimalMarkKey, LayoutKey, WideColumnsKey, UnusedColumnsKey, SheetKey, MeasureKey, FarDatesKey, TablesKey, RejectedRowsKey,
    ];

    /// <summary>Which column has which role: its header, or # and its position from 1, as in #3. A role that is absent is found by the column's name.</summary>
    /// <remarks>An empty text leaves the role out, so that no column is taken for it.</remarks>
    public IReadOnlyDictionary<Role, string> Columns { get; init; } = new Dictionary<Role, string>();

    public DateOrder DateOrder { get; init; }

    public DecimalMark DecimalMark { get; init; }

    public FileLayout Layout { get; init; }

    /// <summary>The columns of a wide file that are a category each, by their positions from 1; empty where they are to be found.</summary>
    public IReadOnlyList<int> WideColumns { get; init; } = [];

    /// <summary>The columns that are left out, by their positions from 1: none is taken for anything by its name or by what it holds.</summary>
    public IReadOnlyList<int> UnusedColumns { get; init; } = [];

    /// <summary>The sheet of a workbook by its name; empty for the first that holds a table of sales.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>What of a sale is counted.</summary>
    public Measure Measure { get; init; } = Measure.Auto;

    public FarDates FarDates { get; init; }

    public GluedTables Tables { get; init; }

    public BadRows RejectedRows { get; init; }

    /// <summary>The key of the column that has a role: "date".</summary>
    public static string KeyOf(Role role) => RoleFinder.Name(role);

    /// <summary>These choices for the columns, and nothing else.</summary>
    public static ImportChoices Of(IReadOnlyDictionary<Role, string> columns) => new() { Columns = columns };

    /// <summary>What was chosen, by key; what was not is absent. The keys come in a fixed order.</summary>
    public IReadOnlyDictionary<string, string> ToMap()
    {
        var map = Columns.OrderBy(entry => entry.Key).ToDictionary(entry => RoleFinder.Name(entry.Key), entry => entry.Value);
        Add(DateOrderKey, DateOrder);
        Add(DecimalMarkKey, DecimalMark);
        Add(LayoutKey, Layout);
        AddColumns(WideColumnsKey, WideColumns);
        AddColumns(UnusedColumnsKey, UnusedColumns);
        if (Sheet != "")
            map[SheetKey] = Sheet;
        Add(MeasureKey, Measure);
        Add(FarDatesKey, FarDates);
        Add(TablesKey, Tables);
        Add(RejectedRowsKey, RejectedRows);
        return map;

        void AddColumns(string key, IReadOnlyList<int> positions)
        {
            if (positions.Count > 0)
                map[key] = string.Join(' ', positions.Select(column => $"#{column}"));
        }

        void Add<T>(string key, T value)
            where T : struct, Enum
        {
            if (!value.Equals(default(T)))
                map[key] = value.ToString().ToLowerInvariant();
        }
    }

    /// <summary>The other way round. An empty text leaves a role out, and for every other key is as good as none.</summary>
    /// <exception cref="UserErrorException">A key or a text is unknown.</exception>
    public static ImportChoices FromMap(IReadOnlyDictionary<string, string> map)
    {
        foreach (var key in map.Keys.Where(key => !Keys.Contains(key)))
            throw new UserErrorException($"There is no choice \"{key}\" for a file.", $"Choose from {string.Join(", ", Keys)}.", field: key);

        return new ImportChoices
        {
            Columns = Enum.GetValues<Role>()
                .Where(role => map.ContainsKey(RoleFinder.Name(role)))
                .ToDictionary(role => role, role => map[RoleFinder.Name(role)].Trim()),
            DateOrder = Read<DateOrder>(map, DateOrderKey),
            DecimalMark = Read<DecimalMark>(map, DecimalMarkKey),
            Layout = Read<FileLayout>(map, LayoutKey),
            WideColumns = Positions(map, WideColumnsKey),
            UnusedColumns = Positions(map, UnusedColumnsKey),
            Sheet = map.GetValueOrDefault(SheetKey, ""),
            Measure = Read<Measure>(map, MeasureKey),
            FarDates = Read<FarDates>(map, FarDatesKey),
            Tables = Read<GluedTables>(map, TablesKey),
            RejectedRows = Read<BadRows>(map, RejectedRowsKey),
        };
    }

    /// <summary>The choices of <paramref name="over"/>, and where it leaves something open, these.</summary>
    public ImportChoices With(ImportChoices over)
    {
        var map = ToMap().ToDictionary();
        foreach (var (key, value) in over.ToMap())
            map[key] = value;
        foreach (var (role, column) in Columns.Where(entry => !over.Columns.ContainsKey(entry.Key) && entry.Value != ""))
        {
            if (over.Columns.Values.Contains(column))
                map.Remove(RoleFinder.Name(role));
        }

        return FromMap(map);
    }

    /// <summary>Without what holds for one file only: its sheet, its slips, its bad rows and what is glued to it.</summary>
    public ImportChoices ForNextFile() => this with { Sheet = "", FarDates = FarDates.Reject, Tables = GluedTables.Refuse, RejectedRows = BadRows.Refuse };

    private static T Read<T>(IReadOnlyDictionary<string, string> map, string key)
        where T : struct, Enum
    {
        var text = map.GetValueOrDefault(key, "");
        if (text == "")
            return default;
        return Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
            ? value
            : throw Unknown(key, text, string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant())));
    }

    private static int[] Positions(IReadOnlyDictionary<string, string> map, string key)
    {
        var positions = map.GetValueOrDefault(key, "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. positions.Select(position => int.TryParse(position.TrimStart('#'), out var column) && column > 0
                ? column
                : throw Unknown(key, position, "the positions of columns, as in #3 #4")),
        ];
    }

    private static UserErrorException Unknown(string key, string text, string known) =>
        new($"{key} cannot be \"{Excerpt.Of(text)}\".", $"Choose from {known}.", field: key);
}
