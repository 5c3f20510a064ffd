using System.Text;
using Dapper;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets.Importing;

/// <summary>Forty items, each of two categories, in thirty stores: 1,200 series of two or three days.</summary>
public sealed class PartRollupTests : IDisposable
{
    private static readonly DateSpan[] Spans =
        [new(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 1)), new(new DateOnly(2024, 1, 2), new DateOnly(2024, 1, 9))];

    private readonly SalesRoom _room = new();

    private DatasetVersion Version => _room.Datasets.Get(null);

    public void Dispose() => _room.Dispose();

    [Fact]
    public void Items_and_stores_of_many_series_are_kept_and_say_the_same_as_their_series()
    {
        _room.Import(Shop("2024-01-01", "2024-01-02", "2024-01-03"));

        Assert.Equal((40, 30), Kept());
        AssertSameAsSeries();
    }

    [Theory]
    [InlineData(ImportMode.Append)]
    [InlineData(ImportMode.Correct)]
    public void They_follow_what_is_appended_or_corrected(ImportMode mode)
    {
        _room.Import(Shop("2024-01-01", "2024-01-02"));
        var before = Sold(new SalesSelection(Item: "I7"));

        _room.Import("date,category,item,store,amount\n2024-01-02,A,I7,S1,1000\n2024-01-04,C,I7,new,5\n2024-01-04,C,,S1,6\n", mode);

        Assert.Equal((41, 31), Kept());
        AssertSameAsSeries();
        var replaced = mode == ImportMode.Correct ? Amount(7, 1, 2) : 0;
        Assert.Equal([before[0], before[1] + 1000 - replaced, 5], Sold(new SalesSelection(Item: "I7")));
    }

    [Fact]
    public void Corrections_lie_over_them_too()
    {
        _room.Import(Shop("2024-01-01", "2024-01-02"));
        var amendments = new AmendmentStore(_room.Database, _room.Sales, _room.Days, TimeProvider.System);
        var before = Sold(new SalesSelection(Item: "I7"))[0];

        amendments.Correct(Version, new CorrectionRequest(new SeriesKey("A", "I7", "S1"), new DateOnly(2024, 1, 1), 1000, "Ann", "Why"));

        Assert.Equal(before + 1000 - Amount(7, 1, 1), Sold(new SalesSelection(Item: "I7"))[0]);
        AssertSameAsSeries();
    }

    [Fact]
    public void A_deleted_dataset_leaves_none_of_them()
    {
        _room.Import(Shop("2024-01-01"));
        _room.Datasets.Delete("shop");

        Assert.Equal((0, 0), Kept());
    }

    [Fact]
    public void Where_there_are_few_series_or_too_many_names_none_are_kept()
    {
        _room.Import("date,category,item,amount\n2024-01-01,A,X,1\n2024-01-02,A,Y,1\n2024-01-03,A,Y,1\n");
        Assert.Equal((0, 0), Kept());

        _room.Import("date,category,item,store,amount\n" + string.Concat(Enumerable.Range(0, 4002).Select(i => $"2024-01-0{1 + (i % 3)},A,I{i / 2},S{i % 2},1\n")));
        Assert.Equal((0, 2), Kept());
        Assert.Equal(2001, _room.Days.Breakdown(Version.Id, SalesSelection.All, SalesPart.Item, Spans).Count);
    }

    /// <summary>What is read with what is kept, and again when nothing is kept any more.</summary>
    private void AssertSameAsSeries()
    {
        var kept = Everything();
        using (var connection = _room.Database.Value.Open())
            connection.Execute("DELETE FROM part_blocks WHERE version_id = (SELECT MAX(id) FROM dataset_versions)");

        Assert.Equal(Everything(), kept);
    }

    private string[] Everything() =>
    [
        .. new[] { SalesPart.Item, SalesPart.Store }.SelectMany(part => _room.Days.Breakdown(Version.Id, SalesSelection.All, part, Spans))
            .Select(part => $"{part.Name}: {string.Join(", ", part.Spans)}"),
        .. new[] { new SalesSelection(Item: "I7"), new(Store: "S3"), new(Item: "none"), new(Item: "") }
            .SelectMany(selection => _room.Days.Days(Version.Id, selection).Select(day => $"{selection}: {day}")),
    ];

    private List<double> Sold(SalesSelection selection) => [.. _room.Days.Days(Version.Id, selection).Select(day => day.In(Measure.Amount))];

    private (int Items, int Stores) Kept()
    {
        using var connection = _room.Database.Value.Open();
        return connection.QuerySingle<(int, int)>("SELECT COALESCE(SUM(part = 'Item'), 0), COALESCE(SUM(part = 'Store'), 0) FROM part_blocks WHERE version_id = (SELECT MAX(id) FROM dataset_versions)");
    }

    private static double Amount(int item, int store, int day) => item + (100 * store) + (0.25 * day);

    private static string Shop(params string[] dates)
    {
        var text = new StringBuilder("date,category,item,store,amount,quantity,promotion\n");
        foreach (var (item, store, date) in Enumerable.Range(0, 40).SelectMany(item => Enumerable.Range(0, 30).SelectMany(store => dates.Select(date => (item, store, date)))))
        {
            var day = int.Parse(date[^2..]);
            if (day != 2 || item % 3 != 0)
                text.Append($"{date},{((item + store) % 2 == 0 ? "A" : "B")},I{item},S{store},{Amount(item, store, day)},{1 + (item % 5)},{item % 2}\n");
        }

        return text.ToString();
    }
}
