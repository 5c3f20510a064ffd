using System.Text;

namespace SalesWeb.Tests.Pages;

/// <summary>A hundred years of days: the page stays light, the extremes are seen, and every number can be had.</summary>
public sealed class ExploreLongSeriesTests(ExploreLongSeriesTests.OldShop shop) : IClassFixture<ExploreLongSeriesTests.OldShop>
{
    private readonly Visitor _visitor = new(shop);

    [Fact]
    public async Task The_chart_draws_800_points_at_most_and_says_so()
    {
        var page = await _visitor.Get("/explore?average=1");

        Assert.Contains("of 41,210 points", page.The("#chart .reduced").TextContent);
        Assert.InRange(page.Page.QuerySelectorAll("#sales tbody tr").Length, 700, 800);
        Assert.True(page.Body.Length < 150_000, $"The page has {page.Body.Length} characters.");
    }

    [Theory]
    [InlineData("Chart")]
    [InlineData("Parts")]
    [InlineData("Profile")]
    [InlineData("Years")]
    [InlineData("Calendar")]
    [InlineData("Season")]
    [InlineData("Numbers")]
    public async Task No_picture_is_heavy(string handler)
    {
        var fragment = await _visitor.GetByHtmx($"/explore?handler={handler}&last-year=yes");

        Assert.Equal(System.Net.HttpStatusCode.OK, fragment.Status);
        Assert.True(fragment.Body.Length < 250_000, $"{handler} has {fragment.Body.Length} characters.");
    }

    [Fact]
    public async Task The_single_great_day_and_the_single_empty_one_are_drawn()
    {
        var page = await _visitor.Get("/explore?average=1");
        var drawn = page.All("#sales tbody tr").Select(row => row[..10]).ToList();

        Assert.Contains(OldShop.Great.ToString("yyyy-MM-dd"), drawn);
        Assert.Contains(OldShop.Empty.ToString("yyyy-MM-dd"), drawn);
    }

    [Fact]
    public async Task What_is_zoomed_into_is_there_in_full()
    {
        var part = await _visitor.GetByHtmx("/explore?handler=Chart&average=1&zoom-from=1950-01-01&zoom-to=1951-12-31");

        Assert.Equal(730, part.Page.QuerySelectorAll("#sales tbody tr").Length);
        Assert.Equal("/explore?dataset=shop&average=1", part.The("#chart .zoomed-in a").GetAttribute("href"));
        Assert.Empty(part.Page.QuerySelectorAll("#chart .reduced"));
    }

    [Fact]
    public async Task All_numbers_can_be_read_page_by_page()
    {
        var first = await _visitor.GetByHtmx("/explore?handler=Numbers&average=1");
        var last = await _visitor.GetByHtmx("/explore?handler=Numbers&average=1&page=83");
        var beyond = await _visitor.GetByHtmx("/explore?handler=Numbers&average=1&page=9999");

        Assert.Equal("All 41,210 numbers, page 1 of 83", first.The("#numbers-title").TextContent);
        Assert.Equal((500, 210), (first.Page.QuerySelectorAll("tbody tr").Length, last.Page.QuerySelectorAll("tbody tr").Length));
        Assert.Equal(last.All("tbody th"), beyond.All("tbody th"));
    }

    [Fact]
    public async Task The_file_holds_every_day() =>
        Assert.Equal(41_211, (await _visitor.Get("/explore?dataset=shop&handler=Csv&average=1")).Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);

    public sealed class OldShop : SalesWebApp
    {
        public static readonly DateOnly Great = new(1969, 7, 21), Empty = new(1977, 3, 8);

        public OldShop()
        {
            var random = new Random(11);
            var text = new StringBuilder("date,category,amount\n");
            for (var day = new DateOnly(1910, 1, 1); day < new DateOnly(1910, 1, 1).AddDays(41_210); day = day.AddDays(1))
                text.Append($"{day:yyyy-MM-dd},Bread,{(day == Great ? 5000 : day == Empty ? 0 : 100 + random.Next(900))}\n");
            Import(text.ToString());
        }
    }
}
