namespace SalesWeb.Datasets.Days;

/// <summary>What a part adds up to in each of several spans of dates.</summary>
internal sealed class SpanSums(IReadOnlyList<DateSpan> spans)
{
    private readonly DayTotals[] _totals = new DayTotals[spans.Count];
    private readonly int[] _firsts = [.. spans.Select(_ => int.MaxValue)];

    public void Add(in DayBlock block)
    {
        for (var span = 0; span < spans.Count; span++)
        {
            var to = spans[span].To.DayNumber;
            for (var i = block.FirstFrom(spans[span].From.DayNumber); i < block.Count && block.DayAt(i) <= to; i++)
            {
                _firsts[span] = Math.Min(_firsts[span], block.DayAt(i));
                _totals[span].Add(block[i]);
            }
        }
    }

    /// <summary>One for each span; null where nothing was sold in it.</summary>
    public IReadOnlyList<DaySum?> Sums() =>
        [.. _totals.Select((totals, span) => totals.Rows == 0 ? null : totals.On(DateOnly.FromDayNumber(_firsts[span])))];
}
