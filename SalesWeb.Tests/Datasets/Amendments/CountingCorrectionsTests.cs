using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets.Amendments;

/// <summary>Which corrections are to be marked where sales are shown.</summary>
public sealed class CountingCorrectionsTests : IDisposable
{
    private readonly SalesRoom _room = new();
    private readonly AmendmentStore _amendments;

    public CountingCorrectionsTests()
    {
        _amendments = new AmendmentStore(_room.Database, _room.Sales, _room.Days, TimeProvider.System);
        _room.Import(
            """
            date,category,item,store,amount
            2024-01-01,Bread,Rye,North,10
            2024-01-01,Bread,Spelt,North,1
            2024-01-01,Cake,Plum,North,100
            2024-01-02,Bread,Rye,South,2
            2024-01-03,Bread,Rye,North,30

            """);
    }

    private DatasetVersion Version => _room.Datasets.Get(null);

    public void Dispose() => _room.Dispose();

    [Fact]
    public void What_counts_can_be_asked_for_to_be_marked_where_it_is_shown()
    {
        Correct(new SeriesKey("Bread"), 3, 5);
        Correct(new SeriesKey("Bread", "Rye", "South"), 2, 1);
        _amendments.Revoke("shop", Correct(new SeriesKey("Cake"), 1, 5), "Ann", "No");

        Assert.Equal("2 3", Dates(SalesSelection.All));
        Assert.Equal("2 3", Dates(new SalesSelection("Bread")));
        Assert.Equal("2", Dates(new SalesSelection("Bread", "Rye")));
        Assert.Equal("", Dates(new SalesSelection("Cake")));

        string Dates(SalesSelection selection) => string.Join(' ', _amendments.Counting(Version, selection).Select(one => one.Date.Day));
    }

    [Fact]
    public void One_of_a_part_is_not_marked_where_one_of_the_whole_says_more()
    {
        Correct(new SeriesKey("Bread", "Spelt"), 1, 3);
        Correct(new SeriesKey("Bread"), 1, 9);

        Assert.Equal([9.0], _amendments.Counting(Version, new SalesSelection("Bread")).Select(one => one.Value));
        Assert.Equal([3.0], _amendments.Counting(Version, new SalesSelection("Bread", "Spelt")).Select(one => one.Value));
        Assert.Empty(_amendments.Counting(Version, new SalesSelection("Bread", "Rye")));
    }

    [Fact]
    public void What_has_no_place_in_the_version_is_not_marked()
    {
        Correct(new SeriesKey("Bread"), 1, 5);
        Correct(new SeriesKey("Cake"), 3, 5);
        Correct(new SeriesKey("Bread", "Spelt"), 3, 5);
        _room.Import("date,category,item,amount\n2024-01-02,Bread,Rye,20\n2024-01-03,Bread,Rye,30\n");

        Assert.Empty(_amendments.Counting(Version, SalesSelection.All));
    }

    [Fact]
    public void A_correction_of_an_item_and_one_of_a_store_are_not_both_made_where_the_item_was_sold()
    {
        Correct(new SeriesKey("Bread", "Rye"), 1, 12);
        var refusal = Assert.Throws<UserErrorException>(() => Correct(new SeriesKey("Bread", Store: "North"), 1, 20));

        Assert.Equal("\"Bread/Rye\" was corrected for 2024-01-01 already, and that says too what was sold of \"Rye\" in \"North\"; the two cannot be added up.", refusal.Message);
        // On the second it was sold in the other store alone, and on the third nothing is said of it.
        Correct(new SeriesKey("Bread", Store: "North"), 2, 4);
        Correct(new SeriesKey("Bread", "Rye"), 2, 5);
        Correct(new SeriesKey("Bread", Store: "North"), 3, 40);
        Assert.Equal(["2024-01-01 13", "2024-01-02 9", "2024-01-03 40"], _room.Totals("Bread"));
    }

    private long Correct(SeriesKey key, int day, double? value) =>
        _amendments.Correct(Version, new CorrectionRequest(key, new DateOnly(2024, 1, day), value, "Ann", "Why"));
}
