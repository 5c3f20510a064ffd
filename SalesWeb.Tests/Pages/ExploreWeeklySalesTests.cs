namespace SalesWeb.Tests.Pages;

/// <summary>Ten a week, seen by the month.</summary>
public sealed class ExploreWeeklySalesTests(ExploreWeeklySalesTests.Shop shop) : IClassFixture<ExploreWeeklySalesTests.Shop>
{
    private const string Why = "The file has weeks, and a month holds 4 or 5 of them, so months are compared by their mean week.";

    private readonly Visitor _visitor = new(shop);

    [Fact]
    public async Task The_page_says_that_months_are_compared_by_their_mean_week()
    {
        var page = await _visitor.Get("/explore?unit=month");

        Assert.Equal(["Month", "Pieces a week", "Pieces in all", "Average of 3"], page.Page.QuerySelectorAll("#sales thead th").Select(head => head.TextContent.Trim()));
        Assert.Equal(["10.00", "50.00"], page.Page.QuerySelectorAll("#sales tbody tr")[0].QuerySelectorAll("td").Take(2).Select(cell => cell.TextContent));
        Assert.Contains(Why, page.The("#chart .notes").TextContent);
        Assert.Contains(Why, page.The("#figures").TextContent);
        Assert.Contains("1,570", page.The("#figures").TextContent);
    }

    [Theory]
    [InlineData("Calendar")]
    [InlineData("Years")]
    [InlineData("Profile")]
    [InlineData("Season")]
    public async Task So_does_every_other_picture(string handler) =>
        Assert.Contains(Why, (await _visitor.GetByHtmx($"/explore?unit=month&handler={handler}")).Body);

    [Fact]
    public async Task The_file_has_totals_that_add_up_and_says_which_numbers_are_a_week()
    {
        var file = await _visitor.Get("/explore?handler=Csv&unit=month&average=3&last-year=yes");

        var rows = file.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        Assert.Equal(["unique_id", "ds", "y", "complete", "y_a_week", "mean_3_a_week", "last_year_a_week"], rows[0].Take(7));
        Assert.Equal(1570, rows.Skip(1).Sum(row => int.Parse(row[2])));
        Assert.All(rows.Skip(1), row => Assert.Equal("10", row[4]));
    }

    public sealed class Shop : SalesWebApp
    {
        public Shop() => Import("date,category,quantity\n"
            + string.Concat(Enumerable.Range(0, 157).Select(week => $"{new DateOnly(2022, 1, 3).AddDays(7 * week):yyyy-MM-dd},Bread,10\n")));
    }
}
