using SalesWeb.Import.Unpacking;
using SalesWeb.Import.Values;

namespace SalesWeb.Import.Rows;

/// <summary>The rows that are left out: all are counted, of a million it is known why, the first 1,000 are kept with the value at fault.</summary>
public sealed class Rejections
{
    /// <summary>Of so many it is known why, and these can be given out to be corrected.</summary>
    public const int UsuallyKnown = 1_000_000;

    private const int MostKept = 1_000;

    private readonly List<RejectedRow> _first = [];
    private readonly Dictionary<int, (string Column, string Reason)> _byLine = [];

    // A million rows are left out for a few reasons.
    private readonly HashSet<string> _reasons = [];

    /// <summary>Of how many it is known why.</summary>
    public int MostKnown { get; init; } = UsuallyKnown;

    public int Count { get; private set; }

    /// <summary>Of how many it is not known any more why.</summary>
    public int Unknown => Count - _byLine.Count;

    /// <summary>Which file of an archive a line comes from, which the reason then tells.</summary>
    public LineMap Lines { get; set; } = LineMap.One;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<RejectedRow> First => _first;

    /// <summary>Why the row on a line was left out, as a sentence for the file that is to be corrected; null where it was not.</summary>
    /// <param name="line">The line on which the row starts.</param>
    public string? ReasonFor(int line) => _byLine.TryGetValue(line, out var rejection)
        ? (rejection.Column == "" ? rejection.Reason : $"{rejection.Column} {rejection.Reason}") + Lines.Place(line)
        : null;

    /// <summary>Adds a row, mostly in the order of the file; one that is found out later takes its place among the others.</summary>
    /// <param name="line">The line on which the row starts.</param>
    /// <param name="column">The header of the column at fault; empty for the whole row.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="reason">The rule it breaks, as a clause that goes on from the value.</param>
    public void Add(int line, string column, string value, string reason)
    {
        Count++;
        if (_byLine.Count < MostKnown)
            _byLine[line] = (column, Interned(reason));
        var isLast = _first.Count == 0 || line >= _first[^1].Line;
        if (_first.Count == MostKept && isLast)
            return;

        var place = isLast ? _first.Count : _first.FindIndex(row => row.Line > line);
        _first.Insert(place, new RejectedRow { Line = line, Column = column, Value = Excerpt.Of(value), Reason = reason + Lines.Place(line) });
        if (_first.Count > MostKept)
            _first.RemoveAt(MostKept);
    }

    private string Interned(string reason)
    {
        if (_reasons.TryGetValue(reason, out var known))
            return known;
        _reasons.Add(reason);
        return reason;
    }
}
