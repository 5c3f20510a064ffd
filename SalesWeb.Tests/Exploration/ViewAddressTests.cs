using SalesWeb.Datasets;
using SalesWeb.Exploration;
using SalesWeb.Series;

namespace SalesWeb.Tests.Exploration;

public class ViewAddressTests
{
    private static readonly SalesView Everything = new()
    {
        Dataset = "shop & co",
        Version = 12,
        Category = "Bread=+%20/\"<b>",
        Item = "Rye 🥐",
        Store = "Nord",
        Compare = [],
        From = new DateOnly(2024, 1, 31),
        To = new DateOnly(2024, 12, 1),
        Measure = SalesMeasure.Price,
        Unit = PeriodUnit.Quarter,
        Average = 12,
        LastYear = true,
        By = SalesPart.Store,
    };

    [Fact]
    public void A_name_may_be_as_long_as_an_import_lets_it()
    {
        Assert.Equal(200, ViewAddress.Read($"category={new string('x', 200)}").Get().Category!.Length);
        Assert.Equal("store", ViewAddress.Read($"store={new string('x', 201)}").Problem!.Field);
    }

    [Fact]
    public void A_view_comes_back_from_its_address()
    {
        var back = ViewAddress.Read(ViewAddress.Of(Everything));

        Assert.Null(back.Problem);
        Assert.Equal(Everything with { Compare = [] }, back.View with { Compare = Everything.Compare });
        Assert.Empty(back.View.Compare);
    }

    [Fact]
    public void Categories_that_are_compared_come_back_once_and_without_the_first()
    {
        var view = ViewAddress.Read("category=Bread&compare=Cakes&compare=Bread&compare=Milk+%26+more&compare=Cakes").Get();

        Assert.Equal(["Cakes", "Milk & more"], view.Compare);
        Assert.Equal("category=Bread&compare=Cakes&compare=Milk%20%26%20more", ViewAddress.Of(view));
    }

    [Fact]
    public void People_can_read_it() =>
        Assert.Equal(
            "dataset=shop&category=Bread&from=2024-01-01&measure=quantity&unit=week&average=4&last-year=yes",
            ViewAddress.Of(new SalesView
            {
                Dataset = "shop",
                Category = "Bread",
                From = new DateOnly(2024, 1, 1),
                Measure = SalesMeasure.Quantity,
                Unit = PeriodUnit.Week,
                Average = 4,
                LastYear = true,
            }));

    [Fact]
    public void The_view_of_everything_has_no_address_of_its_own() => Assert.Equal("", ViewAddress.Of(new SalesView()));

    [Theory]
    [InlineData("from=31.12.2024", "from")]
    [InlineData("to=2024-02-30", "to")]
    [InlineData("unit=year", "unit")]
    [InlineData("unit=1", "unit")]
    [InlineData("unit=Week", "unit")]
    [InlineData("measure=profit", "measure")]
    [InlineData("average=x", "average")]
    [InlineData("average=1.5", "average")]
    [InlineData("last-year=perhaps", "last-year")]
    [InlineData("version=-1", "version")]
    [InlineData("by=colour", "by")]
    public void A_value_that_cannot_be_read_is_named_and_the_rest_is_read_all_the_same(string query, string field)
    {
        var reading = ViewAddress.Read($"category=Bread&{query}&store=North");

        Assert.Equal((field, UserErrorKind.Invalid), (reading.Problem!.Field, reading.Problem.Kind));
        Assert.Equal(new SalesSelection("Bread", null, "North"), reading.View.Selection);
        Assert.Throws<UserErrorException>(reading.Get);
    }

    [Fact]
    public void What_a_form_leaves_empty_is_left_out() =>
        Assert.Equal(new SalesView().Selection, ViewAddress.Read("category=&from=&average=&other=x&&=").Get().Selection);

    [Theory]
    [InlineData("category=Bread&item=Rye&item-of=Bread", "Rye")]
    [InlineData("category=Cakes&item=Rye&item-of=Bread", null)]
    [InlineData("item=Rye&item-of=Bread", null)]
    [InlineData("category=Cakes&item=Rye", "Rye")]
    public void An_item_does_not_come_along_to_another_category(string query, string? item) =>
        Assert.Equal(item, ViewAddress.Read(query).Get().Item);
}
