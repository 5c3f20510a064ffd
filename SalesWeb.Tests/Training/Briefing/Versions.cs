using SalesWeb.Datasets;
using SalesWeb.Series;

namespace SalesWeb.Tests.Training.Briefing;

/// <summary>Versions and days of sales made for tests.</summary>
internal static class Versions
{
    public static DatasetVersion Of(Frequency frequency, DateOnly first, DateOnly last, Measure measure = Measure.Amount) => new()
    {
        Id = 1,
        Dataset = "shop",
        Sha256 = "new",
        FileName = "shop.csv",
        Bytes = 1,
        RowsRead = 100,
        RowsImported = 100,
        RowsRejected = 0,
        Categories = 2,
        Series = 2,
        Frequency = frequency,
        FirstDate = first,
        LastDate = last,
        Total = 100,
        Measure = measure,
        MissingPeriods = 0,
        Columns = "{}",
        KnownColumns = "{}",
        Notes = "[]",
        ImportedAt = DateTimeOffset.UnixEpoch,
        Mode = ImportMode.Replace,
        ParentId = null,
        IsChosenDefault = true,
    };

    public static DaySum Day(DateOnly date, double amount, double? quantity = null) =>
        new() { Date = date, Rows = 1, Quantity = quantity, Amount = amount, PriceSum = null, Priced = 0, Promoted = 0 };

    /// <summary>Consecutive periods, the value of each worked out from its place.</summary>
    public static IReadOnlyList<DaySum> Days(Frequency frequency, DateOnly first, int count, Func<int, double> amount) =>
        [.. Enumerable.Range(0, count).Select(index => Day(frequency.Add(first, index), amount(index)))];
}
