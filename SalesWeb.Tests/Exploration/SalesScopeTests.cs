using SalesWeb.Datasets.Amendments;
using SalesWeb.Exploration;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Exploration;

/// <summary>A small shop, every number of which is worked out by hand.</summary>
public sealed class SalesScopeTests : IDisposable
{
    /// <summary>On 2 January the rye has no price, and nothing is sold on the 3rd.</summary>
    private readonly Shop _shop = new(
        """
        date,category,item,store,quantity,amount,price,promotion
        2024-01-01,Bread,Rye,North,2,7,3.5,0
        2024-01-01,Bread,Rye,South,1,4.5,4.5,1
        2024-01-02,Bread,Rye,North,1,2,,0
        2024-01-04,Bread,Spelt,North,4,16,4,0
        2024-01-04,Cake,Plum,North,5,10,2,0
        2024-04-01,Cake,Plum,North,1,3,3,0

        """,
        new SalesWebSettings { Calendar = new CalendarSettings { Country = "DE" } });

    public void Dispose() => _shop.Dispose();

    [Theory]
    [InlineData("category=Bread&measure=quantity&to=2024-01-04", "3 1 0 4")]
    [InlineData("category=Bread&measure=amount&to=2024-01-04", "11.5 2 0 16")]
    [InlineData("category=Bread&measure=price&to=2024-01-04", "4 - - 4")]
    [InlineData("store=North&measure=quantity&to=2024-01-04", "2 1 0 9")]
    [InlineData("category=Bread&item=Rye&store=South&to=2024-01-02&measure=quantity", "1 0")]
    [InlineData("measure=quantity&unit=month", "13 0 0 1")]
    [InlineData("measure=quantity&unit=quarter", "13 1")]
    [InlineData("measure=price&unit=quarter", "3.5 3")]
    public void A_selection_has_a_value_for_each_period_of_a_measure(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', _shop.Look(query).Rows.Select(row => row.Value?.ToString() ?? "-")));

    [Fact]
    public void An_average_of_prices_is_the_mean_over_the_rows() =>
        Assert.Equal([null, 4.0, null, 4.0], _shop.Look("category=Bread&measure=price&to=2024-01-04&average=2").Rows.Select(row => row.Average));

    [Fact]
    public void A_category_that_is_compared_has_a_value_where_it_was_sold_already() =>
        Assert.Equal([null, null, null, 5.0, 0.0], _shop.Look("category=Bread&compare=Cake&measure=quantity&to=2024-01-05").Rows.Select(row => row.Compared[0]));

    [Fact]
    public void Promotions_are_shares_of_the_rows_and_holidays_have_names()
    {
        var rows = _shop.Look("to=2024-01-04").Rows;

        Assert.Equal([0.5, 0, 0, 0], rows.Select(row => row.Promoted));
        Assert.Equal("New Year's Day", rows[0].Holidays);
        Assert.Equal("", rows[1].Holidays);
        Assert.Contains("New Year's Day", _shop.Look("unit=week").Rows[0].Holidays);
    }

    [Fact]
    public void The_figures_of_a_range_stand_beside_those_before_it()
    {
        var figures = SalesFigures.Of(_shop.Scope("category=Bread&measure=quantity&from=2024-01-03&to=2024-01-04"));

        Assert.Equal((4.0, 2.0, 4.0), (figures.Total, figures.PerPeriod, figures.Before));
        Assert.Equal(0, figures.AgainstBefore);
        Assert.Null(figures.LastYear);
        Assert.Equal((new DateOnly(2024, 1, 4), 4.0), (figures.Best.Start, figures.Best.Value));
        Assert.Equal((new DateOnly(2024, 1, 3), 0.0), (figures.Worst.Start, figures.Worst.Value));
        Assert.Equal(1, figures.Missing);
    }

    [Theory]
    [InlineData("category=Pie", UserErrorKind.Unknown, "category")]
    [InlineData("compare=Pie", UserErrorKind.Unknown, "category")]
    [InlineData("category=Bread&item=Plum", UserErrorKind.Unknown, "item")]
    [InlineData("category=Cake&store=South", UserErrorKind.Unknown, "store")]
    [InlineData("dataset=other", UserErrorKind.Unknown, "dataset")]
    [InlineData("version=999", UserErrorKind.Unknown, "version")]
    [InlineData("category=Bread&item=Rye&compare=Cake", UserErrorKind.Invalid, "compare")]
    [InlineData("compare=1&compare=2&compare=3&compare=4&compare=5&compare=6", UserErrorKind.Invalid, "compare")]
    [InlineData("category=Bread&by=category", UserErrorKind.Invalid, "by")]
    [InlineData("average=0", UserErrorKind.Invalid, "average")]
    [InlineData("average=367", UserErrorKind.Invalid, "average")]
    [InlineData("from=2024-01-05&to=2024-01-04", UserErrorKind.Invalid, "from")]
    public void What_is_not_there_or_contradicts_itself_is_refused(string query, UserErrorKind kind, string field)
    {
        var refusal = _shop.Refusal(query);

        Assert.Equal((kind, field), (refusal.Kind, refusal.Field));
    }

    [Fact]
    public void A_measure_that_the_file_does_not_give_is_refused()
    {
        using var shop = new Shop("date,category,amount\n2024-01-01,Bread,1\n2024-01-02,Bread,1\n2024-01-03,Bread,1\n");

        Assert.Equal([SalesMeasure.Amount], shop.Explorer.Measures(shop.Explorer.Version(new SalesView())));
        Assert.Equal("measure", shop.Refusal("measure=price").Field);
    }

    /// <summary>The third and fourth day count money only, and the cake never counts pieces.</summary>
    [Fact]
    public void Rows_without_the_measure_are_missing_and_not_nothing()
    {
        using var shop = new Shop(
            "date,category,quantity,amount\n2024-01-01,Bread,,3\n2024-01-02,Bread,4,8\n2024-01-03,Bread,,8\n2024-01-04,Bread,,8\n2024-01-05,Bread,6,12\n2024-01-05,Cake,,12\n",
            new SalesWebSettings { Data = new DataSettings { MissingPeriods = MissingRule.Previous } });

        var pieces = shop.Look("category=Bread&measure=quantity");

        Assert.Equal([4.0, 4, 4, 6], pieces.Rows.Select(row => row.Value!.Value));
        Assert.Equal((2, new DateOnly(2024, 1, 2)), (pieces.Filled, pieces.Rows[0].Date));
        Assert.Equal(2, SalesFigures.Of(pieces.Scope).Missing);
        Assert.Equal(0, shop.Look("category=Bread&measure=amount").Filled);
        Assert.Equal(["Bread"], shop.Explorer.Parts(shop.Scope("measure=quantity"))!.Ranked.Select(row => row.Name));
        Assert.Equal("measure", shop.Refusal("category=Cake&measure=quantity").Field);
    }

    [Fact]
    public void An_older_version_is_looked_at_by_its_number()
    {
        var old = _shop.Scope().Version.Id;
        _shop.Room.Import("date,category,amount\n2024-01-01,Pie,1\n2024-01-02,Pie,1\n2024-01-03,Pie,1\n");

        Assert.Equal(3, _shop.Look().Total);
        Assert.Equal(42.5, _shop.Look($"version={old}").Total);
        Assert.Equal("category", _shop.Refusal($"version={old}&category=Pie").Field);
    }

    [Fact]
    public void A_correction_is_seen_at_once_and_told_of()
    {
        Assert.Equal(16, _shop.Look("category=Bread&measure=amount&to=2024-01-04").Rows[3].Value);
        var version = _shop.Scope().Version;
        _shop.Amendments.Correct(version, new CorrectionRequest(new SeriesKey("Bread"), new DateOnly(2024, 1, 4), 20, "Anna", "Typed wrong"));

        var table = _shop.Look("category=Bread&measure=amount&to=2024-01-04");

        Assert.Equal([11.5, 2, 0, 20], table.Rows.Select(row => row.Value));
        Assert.Equal(("Anna", 16.0), table.Corrections.Select(correction => (correction.Author, correction.Original!.Value)).Single());
        Assert.Empty(_shop.Look("category=Bread&measure=amount&to=2024-01-03").Corrections);
        Assert.Empty(_shop.Look("category=Cake").Corrections);
        Assert.Single(_shop.Look().Corrections);
    }

    [Fact]
    public void A_category_with_a_rule_of_its_own_is_filled_by_it()
    {
        _shop.Amendments.SetRule(_shop.Scope().Version, "Bread", MissingRule.Previous, "Anna", "Stocktaking");

        var table = _shop.Look("category=Bread&measure=amount&to=2024-01-04");

        Assert.Equal([11.5, 2, 2, 16], table.Rows.Select(row => row.Value));
        Assert.Equal((1, MissingRule.Previous), (table.Filled, table.Scope.Rule));
    }
}
