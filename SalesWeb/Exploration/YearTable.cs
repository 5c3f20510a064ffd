using SalesWeb.Series;

namespace SalesWeb.Exploration;

/// <summary>Month by month, a column a year; by the mean week of each month where the data has weeks.</summary>
public sealed record YearTable
{
    /// <summary>The most years that are shown beside each other, so that every line has a colour of its own.</summary>
    public const int MostYears = 6;

    /// <summary>Oldest first, the newest at most.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>Years of the range before these.</summary>
    public required int Earlier { get; init; }

    /// <summary>Twelve months, each with a value for each year; null where the range holds nothing of it or not all of it.</summary>
    public required IReadOnlyList<IReadOnlyList<double?>> Months { get; init; }

    /// <summary>How much more a month of the newest year is than a year before, as a fraction; null where one of them is missing.</summary>
    public double? Growth(int month) => Years.Count > 1 && Months[month][^1] is { } now && Months[month][^2] is { } then && then != 0
        ? (now - then) / Math.Abs(then)
        : null;

    /// <summary>Of the months that the range holds whole; null where it holds none.</summary>
    public static YearTable? Of(SalesScope scope)
    {
        var months = scope.Series.By(PeriodUnit.Month, scope.Range).Where(month => month.IsWhole).ToDictionary(month => month.Start, month => month.Value);
        var all = months.Keys.Select(month => month.Year).Distinct().Order().ToList();
        var years = all.TakeLast(MostYears).ToList();
        return years.Count == 0 ? null : new YearTable
        {
            Years = years,
            Earlier = all.Count - years.Count,
            Months = [.. Enumerable.Range(1, 12).Select(month => (IReadOnlyList<double?>)[.. years.Select(year => months.GetValueOrDefault(new DateOnly(year, month, 1)))])],
        };
    }
}
