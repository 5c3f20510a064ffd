using System.Collections;
using SalesWeb.Series;

namespace SalesWeb.Datasets;

/// <summary>How much was sold, and on which of the days from 1900 to 2100, in the memory of a bit for each.</summary>
internal sealed class DatedSum
{
    private static readonly int Origin = new DateOnly(1900, 1, 1).DayNumber;
    private static readonly int Most = new DateOnly(2100, 12, 31).DayNumber - Origin + 1;

    private readonly BitArray _days = new(Most);

    public double Total { get; private set; }

    /// <summary>Different days.</summary>
    public int Count { get; private set; }

    public DateOnly First { get; private set; } = DateOnly.MaxValue;

    public DateOnly Last { get; private set; } = DateOnly.MinValue;

    public void Add(DateOnly day, double value)
    {
        Total += value;
        var index = day.DayNumber - Origin;
        if (_days[index])
            return;

        _days[index] = true;
        Count++;
        if (day < First)
            First = day;
        if (day > Last)
            Last = day;
    }

    /// <summary>All periods from the first to the last day (included).</summary>
    public int Periods(Frequency frequency) => frequency.PeriodsBetween(First, Last) + 1;

    /// <summary>Periods from the first to the last day without any row.</summary>
    public int Missing(Frequency frequency) => Math.Max(0, Periods(frequency) - Count);
}
