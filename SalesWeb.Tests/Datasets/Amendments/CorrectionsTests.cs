using Dapper;
using SalesWeb.Datasets;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets.Amendments;

/// <summary>Corrections over a shop of three days whose sums fit into the head.</summary>
public sealed class CorrectionsTests : IDisposable
{
    private const string Rows =
        """
        date,category,item,store,amount
        2024-01-01,Bread,Rye,North,10
        2024-01-01,Bread,Spelt,North,1
        2024-01-01,Cake,Plum,North,100
        2024-01-02,Bread,Rye,North,20
        2024-01-02,Bread,Rye,South,2
        2024-01-03,Bread,Rye,North,30
        2024-01-03,Cake,Plum,North,300

        """;

    private readonly SalesRoom _room = new();
    private readonly AmendmentStore _amendments;

    public CorrectionsTests()
    {
        _amendments = new AmendmentStore(_room.Database, _room.Sales, _room.Days, TimeProvider.System);
        _room.Import(Rows);
    }

    private DatasetVersion Version => _room.Datasets.Get(null);

    public void Dispose() => _room.Dispose();

    /// <summary>Bread sold 11, 22, 30; all together 111, 22, 330.</summary>
    [Theory]
    [InlineData(null, null, 2, 5.0, "11 5 30", "111 5 330")]
    [InlineData(null, null, 1, 5.0, "5 22 30", "105 22 330")]
    [InlineData(null, null, 2, null, "11 30", "111 330")]
    [InlineData(null, null, 1, null, "22 30", "100 22 330")]
    [InlineData("Rye", null, 1, 7.0, "8 22 30", "108 22 330")]
    [InlineData("Rye", "South", 2, null, "11 20 30", "111 20 330")]
    [InlineData("Spelt", null, 2, 4.0, "11 26 30", "111 26 330")]
    public void A_correction_counts_in_what_it_is_of_and_in_all_that_adds_it_up(
        string? item, string? store, int day, double? value, string bread, string all)
    {
        Correct(new SeriesKey("Bread", item, store), day, value);

        Assert.Equal(bread, Values(_room.Sales.Totals(Version.Id, "Bread", null, null)));
        Assert.Equal(all, Values(_room.Sales.Totals(Version.Id, null, null, null)));
        Assert.Equal(bread, Values(_room.Days.Days(Version.Id, new SalesSelection("Bread"))));
        Assert.Equal(all, Values(_room.Days.Days(Version.Id, SalesSelection.All)));
        Assert.Equal("100 300", Values(_room.Days.Days(Version.Id, new SalesSelection("Cake"))));
    }

    [Fact]
    public void Series_at_every_level_are_made_of_the_corrected_values()
    {
        Correct(new SeriesKey("Bread", "Rye", "North"), 1, 0);
        Correct(new SeriesKey("Bread"), 3, 99);

        Assert.Equal([1, 22, 99], _room.Sales.GetSeries(Version, "Bread", MissingRule.Zero).Values);
        var levels = _room.Sales.GetLevels(Version, "Bread", MissingRule.Zero, most: 100).ToDictionary(level => level.Key.ToString(), level => level.Series.Values);
        Assert.Equal([1, 22, 99], levels["Bread"]);
        Assert.Equal([0, 22, 30], levels["Bread/Rye"]);
        Assert.Equal([0, 20, 30], levels["Bread/Rye/North"]);
        Assert.Equal(levels["Bread/Rye"], _room.Sales.GetLevel(Version, new SeriesKey("Bread", "Rye"), MissingRule.Zero).Series.Values);
    }

    [Fact]
    public void A_series_whose_first_day_is_taken_as_missing_begins_with_the_second()
    {
        Correct(new SeriesKey("Bread", "Rye"), 1, null);

        var level = _room.Sales.GetLevel(Version, new SeriesKey("Bread", "Rye"), MissingRule.Zero);

        Assert.Equal((new DateOnly(2024, 1, 2), 2, 2), (level.Series.Start, level.Series.Length, level.Covariates.Past));
    }

    [Fact]
    public void A_day_without_a_row_can_be_given_a_value_and_one_that_is_taken_as_missing_is_filled_by_the_rule()
    {
        Correct(new SeriesKey("Cake"), 2, 50);
        Correct(new SeriesKey("Bread"), 2, null);

        Assert.Equal([100, 50, 300], _room.Sales.GetSeries(Version, "Cake", MissingRule.Interpolate).Values);
        Assert.Equal([11, 20.5, 30], _room.Sales.GetSeries(Version, "Bread", MissingRule.Interpolate).Values);
    }

    [Fact]
    public void The_last_value_of_a_series_is_never_taken_away()
    {
        Correct(new SeriesKey("Bread", "Spelt"), 1, null);

        Assert.Equal([1, 0, 0], _room.Sales.GetLevel(Version, new SeriesKey("Bread", "Spelt"), MissingRule.Zero).Series.Values);
    }

    [Fact]
    public void A_breakdown_follows_the_corrections_of_its_parts()
    {
        Correct(new SeriesKey("Bread", "Rye"), 1, 7);
        Correct(new SeriesKey("Cake"), 3, 0);
        DateSpan[] spans = [new(new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 2)), new(new DateOnly(2024, 1, 3), new DateOnly(2024, 1, 3))];

        Assert.Equal("Bread 30 30, Cake 100 0", Text(SalesSelection.All, SalesPart.Category));
        Assert.Equal("Rye 29 30, Spelt 1 -", Text(new SalesSelection("Bread"), SalesPart.Item));

        string Text(SalesSelection selection, SalesPart by) => string.Join(", ", _room.Days.Breakdown(Version.Id, selection, by, spans)
            .Select(part => $"{part.Name} {string.Join(' ', part.Spans.Select(sum => sum?.Amount?.ToString() ?? "-"))}"));
    }

    [Fact]
    public void It_survives_a_new_version_and_is_revoked_with_its_history_kept()
    {
        var id = Correct(new SeriesKey("Bread"), 2, 5);
        Assert.Equal((1, 22.0), (Version.Revision, Assert.Single(_amendments.Corrections("shop", "Bread")).Original));

        _room.Import(Rows + "2024-01-04,Bread,Rye,North,40\n");
        Assert.Equal("11 5 30 40", Values(_room.Sales.Totals(Version.Id, "Bread", null, null)));

        _amendments.Revoke("shop", id, "Bea", "It was right after all");
        var kept = Assert.Single(_amendments.Corrections("shop", "Bread"));
        Assert.Equal("11 22 30 40", Values(_room.Sales.Totals(Version.Id, "Bread", null, null)));
        Assert.Equal((false, "Ann", "Typed twice", "Bea", "It was right after all"), (kept.Counts, kept.Author, kept.Reason, kept.EndedBy, kept.EndedBecause));
        Assert.Equal(2, Version.Revision);
        Assert.Equal(UserErrorKind.Conflict, Assert.Throws<UserErrorException>(() => _amendments.Revoke("shop", id, "Bea", "Again")).Kind);
        Assert.Throws<UserErrorException>(() => _amendments.Revoke("another", id, "Bea", "Again"));
    }

    [Fact]
    public void A_second_correction_of_the_same_day_takes_the_place_of_the_first_which_is_kept()
    {
        Correct(new SeriesKey("Bread"), 2, 5);
        Correct(new SeriesKey("Bread", "Rye"), 2, 1);
        Correct(new SeriesKey("Bread"), 2, 6);

        Assert.Equal("11 6 30", Values(_room.Sales.Totals(Version.Id, "Bread", null, null)));
        Assert.Equal([true, true, false], _amendments.Corrections("shop", "Bread").Select(one => one.Counts));
    }

    [Fact]
    public void A_correction_of_money_says_nothing_of_pieces()
    {
        Correct(new SeriesKey("Bread"), 2, 5);
        _room.Import("date,category,quantity\n2024-01-01,Bread,1\n2024-01-02,Bread,2\n");

        Assert.Equal("1 2", Values(_room.Sales.Totals(Version.Id, "Bread", null, null)));
    }

    [Fact]
    public void A_correction_of_money_ends_none_of_pieces()
    {
        const string Pieces = "date,category,quantity\n2024-01-01,Bread,1\n2024-01-02,Bread,2\n2024-01-03,Bread,3\n";
        Correct(new SeriesKey("Bread"), 2, 5);
        _room.Import(Pieces);
        Correct(new SeriesKey("Bread"), 2, 7);
        _room.Import(Rows);

        Assert.Equal("11 5 30", Values(_room.Sales.Totals(Version.Id, "Bread", null, null)));
        Assert.All(_amendments.Corrections("shop", "Bread"), correction => Assert.True(correction.Counts));
    }

    [Fact]
    public void A_version_without_its_place_leaves_it_waiting()
    {
        Correct(new SeriesKey("Bread"), 1, 5);
        Correct(new SeriesKey("Cake"), 2, 50);
        Correct(new SeriesKey("Bread", "Spelt"), 3, 9);
        _room.Import("date,category,item,store,amount\n2024-01-02,Bread,Rye,North,20\n2024-01-03,Bread,Rye,North,30\n");

        Assert.Equal("20 30", Values(_room.Sales.Totals(Version.Id, null, null, null)));
        Assert.Equal("20 30", Values(_room.Days.Days(Version.Id, new SalesSelection("Bread"))));

        _room.Import(Rows + "2024-01-04,Bread,Rye,North,40\n");
        Assert.Equal("5 22 39 40", Values(_room.Sales.Totals(Version.Id, "Bread", null, null)));
    }

    [Theory]
    [InlineData("Pie", null, "2024-01-02", 1.0, "Ann", "Why", "category")]
    [InlineData("Bread", "Plum", "2024-01-02", 1.0, "Ann", "Why", "series")]
    [InlineData("Bread", null, "2023-12-31", 1.0, "Ann", "Why", "date")]
    [InlineData("Bread", null, "2024-01-04", 1.0, "Ann", "Why", "date")]
    [InlineData("Bread", null, "2024-01-02", double.NaN, "Ann", "Why", "value")]
    [InlineData("Bread", null, "2024-01-02", 1e16, "Ann", "Why", "value")]
    [InlineData("Bread", null, "2024-01-02", 1.0, " ", "Why", "author")]
    [InlineData("Bread", null, "2024-01-02", 1.0, "Ann", "", "reason")]
    public void What_makes_no_sense_is_refused_and_nothing_is_kept(
        string category, string? item, string date, double value, string author, string reason, string field)
    {
        var request = new CorrectionRequest(new SeriesKey(category, item), DateOnly.ParseExact(date, "yyyy-MM-dd"), value, author, reason);

        Assert.Equal(field, Assert.Throws<UserErrorException>(() => _amendments.Correct(Version, request)).Field);
        Assert.Equal(0, Version.Revision);
    }

    [Fact]
    public void A_reason_does_not_turn_what_others_write_backwards()
    {
        _amendments.Correct(Version, new CorrectionRequest(new SeriesKey("Bread"), new DateOnly(2024, 1, 2), 1, "A\u202Enn", "Co\u2067unted \u202Eagain"));

        var made = Assert.Single(_amendments.Corrections("shop", "Bread"));
        Assert.Equal(("Ann", "Counted again"), (made.Author, made.Reason));
    }

    [Fact]
    public void What_is_too_long_is_refused()
    {
        var error = Assert.Throws<UserErrorException>(() => _amendments.Correct(
            Version, new CorrectionRequest(new SeriesKey("Bread"), new DateOnly(2024, 1, 2), 1, "Ann", new string('x', 501))));

        Assert.Equal("The reason has 501 characters; it can have 500.", error.Message);
    }

    [Fact]
    public void A_deleted_dataset_takes_its_corrections_with_it()
    {
        Correct(new SeriesKey("Bread"), 2, 5);
        _amendments.SetRule(Version, "Bread", MissingRule.Closed, "Ann", "Sundays");
        _room.Datasets.Delete("shop");

        using var connection = _room.Database.Value.Open();
        Assert.Equal(0, connection.ExecuteScalar<int>("SELECT (SELECT COUNT(*) FROM corrections) + (SELECT COUNT(*) FROM missing_rules)"));
    }

    [Fact]
    public void A_month_is_corrected_by_any_day_in_it()
    {
        var months = string.Concat(Enumerable.Range(1, 12).Select(month => $"2024-{month:00}-{DateTime.DaysInMonth(2024, month)},Bread,{month}\n"));
        _room.Import("date,category,amount\n" + months);

        _amendments.Correct(Version, new CorrectionRequest(new SeriesKey("Bread"), new DateOnly(2024, 2, 10), 50, "Ann", "Why"));
        _amendments.Correct(Version, new CorrectionRequest(new SeriesKey("Bread"), new DateOnly(2024, 2, 1), 60, "Ann", "Better"));
        _amendments.Correct(Version, new CorrectionRequest(new SeriesKey("Bread"), new DateOnly(2024, 1, 1), 11, "Ann", "The first month too"));

        Assert.Equal([11, 60, 3], _room.Sales.GetSeries(Version, "Bread", MissingRule.Zero).Values[..3]);
        Assert.Equal([11, 60, 3], _room.Sales.GetLevel(Version, new SeriesKey("Bread"), MissingRule.Zero).Series.Values[..3]);
        Assert.Equal(12, _room.Days.Days(Version.Id, SalesSelection.All).Count);
    }

    private long Correct(SeriesKey key, int day, double? value) =>
        _amendments.Correct(Version, new CorrectionRequest(key, new DateOnly(2024, 1, day), value, "Ann", "Typed twice"));

    private static string Values(IEnumerable<DatedTotal> totals) => string.Join(' ', totals.Select(total => total.Value));

    private static string Values(IEnumerable<DaySum> days) => string.Join(' ', days.Select(day => day.Amount));
}
