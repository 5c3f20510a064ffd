namespace SalesWeb.Import.Rows;

/// <summary>The corrected rows that are in a dataset already, and those that a file adds: the same correction is never counted twice.</summary>
/// <param name="known">Those that are in it.</param>
public sealed class HeldRows(IEnumerable<RowOrigin> known)
{
    private readonly HashSet<RowOrigin> _known = [.. known];
    private readonly HashSet<RowOrigin> _taken = [];

    /// <summary>Rows that were left out, because they are in the dataset.</summary>
    public int Skipped { get; private set; }

    /// <summary>The corrected rows that were taken in.</summary>
    public IReadOnlyCollection<RowOrigin> Taken => _taken;

    /// <summary>Whether a row is to be left out.</summary>
    internal bool Skips(RowOrigin origin)
    {
        var isKnown = _known.Contains(origin);
        Skipped += isKnown ? 1 : 0;
        return isKnown;
    }

    internal void Take(RowOrigin origin) => _taken.Add(origin);
}
