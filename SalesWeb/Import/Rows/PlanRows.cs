namespace SalesWeb.Import.Rows;

/// <summary>
/// Tells plans from rows that lack their sale. Both give a price or a promotion and no sale; a plan is dated after the last sale
/// of the file, which is only known when the file has been read.
/// </summary>
/// <remarks>It holds a number for each such row that may still be a plan.</remarks>
/// <param name="rejections">Gets the rows that are no plans.</param>
/// <param name="lastSale">
/// The last sale of the dataset that the file goes on top of, which counts if the file itself has none; null for a file that stands alone.
/// </param>
internal sealed class PlanRows(Rejections rejections, DateOnly? lastSale)
{
    private readonly Dictionary<DateOnly, List<int>> _lines = [];
    private DateOnly _lastSale = DateOnly.MinValue;

    /// <summary>Notes that something was sold.</summary>
    public void Sold(DateOnly date) => _lastSale = date > _lastSale ? date : _lastSale;

    /// <summary>Whether a row that gives no sale can be a plan, as far as is known by now.</summary>
    /// <param name="line">The line on which the row starts.</param>
    /// <param name="date">Its date.</param>
    public bool MayBe(int line, DateOnly date)
    {
        if (date <= _lastSale)
            return false;
        if (!_lines.TryGetValue(date, out var lines))
            _lines.Add(date, lines = []);
        lines.Add(line);
        return true;
    }

    /// <summary>Rejects, when all rows are read, those that could be plans and were none.</summary>
    /// <param name="column">The header of the column that lacks the sale.</param>
    /// <param name="reason">Why they are left out.</param>
    public void Settle(string column, string reason)
    {
        var last = _lastSale != DateOnly.MinValue ? _lastSale : lastSale ?? DateOnly.MaxValue;
        foreach (var line in _lines.Where(entry => entry.Key <= last).SelectMany(entry => entry.Value))
            rejections.Add(line, column, "", reason);
        _lines.Clear();
    }
}
