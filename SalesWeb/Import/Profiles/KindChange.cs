namespace SalesWeb.Import.Profiles;

/// <summary>Notices that a column holds one kind of value down to some line and another kind from there on.</summary>
internal sealed class KindChange
{
    private const int Fewest = 3;

    private readonly int[] _counts = new int[3];
    private readonly long[] _first = new long[3];
    private readonly long[] _last = new long[3];

    public void Add(CellKind kind, long line)
    {
        var i = (int)kind;
        if (_counts[i]++ == 0)
            _first[i] = line;
        _last[i] = line;
    }

    /// <summary>A clause for people, "holds numbers down to line 7 and words from line 8 on"; null where it is the same kind throughout, or a mixture.</summary>
    public string? Describe()
    {
        var kinds = Enum.GetValues<CellKind>().Where(kind => _counts[(int)kind] > 0).OrderBy(kind => _first[(int)kind]).ToList();
        if (kinds is not [var before, var after] || kinds.Any(kind => _counts[(int)kind] < Fewest) || _last[(int)before] >= _first[(int)after])
            return null;
        return $"holds {Name(before)} down to line {_last[(int)before]:N0} and {Name(after)} from line {_first[(int)after]:N0} on";
    }

    private static string Name(CellKind kind) => kind switch
    {
        CellKind.Number => "numbers",
        CellKind.Date => "dates",
        _ => "words",
    };
}
