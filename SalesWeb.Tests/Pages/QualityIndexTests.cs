using System.Globalization;
using System.Net;
using System.Text;
using SalesWeb.Datasets;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Pages;

public sealed class QualityIndexTests : IDisposable
{
    private const string Page = "/data/quality?category=Bread";
    private const string Other = "details.other form";

    private readonly SalesWebApp _app = new();
    private readonly Visitor _visitor;

    public QualityIndexTests()
    {
        _app.Import(Text());
        _visitor = new Visitor(_app);
    }

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task It_lists_the_categories_with_what_needs_attention_the_worst_first()
    {
        var page = await _visitor.Get("/data/quality");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["Old", "Bread", "Calm"], page.All("table.quality tbody th"));
        Assert.Contains("3 categories. Can be forecast: 2 roughly, 1 not.", page.Text);
        Assert.Contains("it seems to have ended", page.Text);
        Assert.Equal("All together", page.All("h2")[0]);
        Assert.Contains("1 day is far from what is usual, the farthest 11 Apr 2023 with 9,000", page.Text);
        Assert.Equal("/data/quality?dataset=shop&category=Bread", page.Page.QuerySelectorAll("table.quality a")[1].GetAttribute("href"));
    }

    /// <summary>Nothing is sold on New Year's Day of 2023, and on an ordinary Wednesday in August.</summary>
    [Fact]
    public async Task An_outlier_on_a_holiday_is_named_and_no_correction_is_proposed_for_it()
    {
        using var german = new GermanShop();
        var text = new StringBuilder("date,category,quantity\n");
        for (var date = new DateOnly(2022, 10, 1); date < new DateOnly(2023, 10, 1); date = date.AddDays(1))
        {
            var isOdd = date == new DateOnly(2023, 1, 1) || date == new DateOnly(2023, 8, 30);
            text.Append($"{date:yyyy-MM-dd},Bread,{(isOdd ? 1 : 20 + (date.DayNumber % 3))}\n");
        }

        german.Import(text.ToString());

        var page = await new Visitor(german).Get(Page);

        Assert.Contains("1 Jan 2023, New Year's Day", page.The("#holidays li").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("30 Aug 2023", page.The("#corrections .odd summary").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_category_is_told_in_words_and_its_outlier_marked_in_the_chart()
    {
        var page = await _visitor.Get(Page);

        Assert.Equal("Quality of Bread", page.The("h1").TextContent);
        Assert.Contains("Roughly: look at the intervals", page.Text);
        Assert.Contains("11 Apr 2023: 9,000 where", page.Text);
        Assert.Equal(["9,000.00"], page.All("#quality tbody td:nth-child(3)").Where(text => text != ""));
        Assert.Contains("Suggested: closed.", page.Text);
        Assert.Contains("on Sundays", page.Text);
    }

    [Fact]
    public async Task Every_item_can_be_corrected_by_its_name_however_many_there_are()
    {
        _app.Import("date,category,item,quantity\n" + string.Concat(Enumerable.Range(1, 20).SelectMany(day => Enumerable.Range(0, 310).Select(item => $"2023-01-{day:00},Bread,i{item:000},{day}\n"))), "items");
        var page = await _visitor.Get("/data/quality?dataset=items&category=Bread");
        Assert.Equal(300, page.Page.QuerySelectorAll("#series option").Length);
        Assert.Contains("Of 310 series the first 300 are offered; type any other by its name, as in Bread/i299.", page.The("#corrections").TextContent);

        (string, string)[] correction = [("date", "2023-01-05"), ("value", "9"), ("author", "Ann"), ("reason", "Typed wrong")];
        var refused = await _visitor.Submit(page, ".other form", fields: [.. correction, ("series", "Bread/i310")]);
        var sent = await _visitor.Submit(page, ".other form", fields: [.. correction, ("series", " Bread/i309 ")]);

        Assert.Contains("has no series \"Bread/i310\"", refused.The("#problem").TextContent);
        Assert.Equal(("Bread/i310", "true"), (refused.The(".other [name=series]").GetAttribute("value"), refused.The(".other [name=series]").GetAttribute("aria-invalid")));
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Contains("Bread/i309", (await _visitor.Get("/data/quality?dataset=items&category=Bread")).The("#corrections tbody").TextContent);
    }

    [Fact]
    public async Task An_outlier_is_corrected_with_a_reason_marked_everywhere_and_revoked()
    {
        var sales = _app.Services.GetRequiredService<SalesStore>();
        var sent = await _visitor.Submit(await _visitor.Get(Page), ".odd form", fields: [("value", "140"), ("author", "Ann"), ("reason", "A zero <b>too</b> many")]);

        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        Assert.Equal("/data/quality?dataset=shop&category=Bread#corrections", Assert.Single(sent.Headers["Location"]));
        Assert.Contains("author=Ann", Assert.Single(sent.Headers["Set-Cookie"], cookie => cookie.StartsWith("author", StringComparison.Ordinal)));
        var page = await _visitor.Get(Page);
        Assert.Equal(["140.00"], page.All("#quality tbody td:nth-child(3)").Where(text => text != ""));
        Assert.Empty(page.Page.QuerySelectorAll(".odd form, #corrections b"));
        Assert.Equal(["9,000.00", "140.00", "A zero <b>too</b> many"], page.All("#corrections tbody td").Where((_, cell) => cell is 0 or 1 or 3));
        Assert.Equal(140, sales.Totals(Version.Id, "Bread", new DateOnly(2023, 4, 11), new DateOnly(2023, 4, 11))[0].Value);

        var revoked = await _visitor.Submit(page, "#corrections td form", fields: [("author", "Bea"), ("reason", "It was a feast")]);

        Assert.Equal(HttpStatusCode.Redirect, revoked.Status);
        page = await _visitor.Get(Page);
        Assert.Contains("Ended by Bea", page.Text);
        Assert.Contains("11 Apr 2023: 9,000 where", page.Text);
        Assert.Equal(9000, sales.Totals(Version.Id, "Bread", new DateOnly(2023, 4, 11), new DateOnly(2023, 4, 11))[0].Value);
    }

    [Theory]
    [InlineData("2023-03-01", "twelve", "Ann", "Why", "value", "\"twelve\" is not a number.")]
    [InlineData("2023-03-01", "1,234", "Ann", "Why", "value", "The comma in \"1,234\" can be a decimal or a thousands separator.")]
    [InlineData("2023-03-01", "1e999", "Ann", "Why", "value", "\"1e999\" is not a number.")]
    [InlineData("2022-12-31", "1", "Ann", "Why", "date", "2022-12-31 lies outside the sales of \"Bread\"")]
    [InlineData("31.12.2022", "1", "Ann", "Why", "date", "\"31.12.2022\" is no date.")]
    [InlineData("2023-03-01", "1", "", "Why", "author", "The name is missing.")]
    [InlineData("2023-03-01", "1", "Ann", " ", "reason", "The reason is missing.")]
    public async Task What_makes_no_sense_is_refused_in_place_with_all_that_was_typed(string date, string value, string author, string reason, string field, string problem)
    {
        var page = await _visitor.Submit(await _visitor.Get(Page), Other, fields: [("date", date), ("value", value), ("author", author), ("reason", reason)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(problem, page.The("#problem").TextContent);
        Assert.Equal(field, page.The("#problem").GetAttribute("data-field"));
        Assert.Equal("true", page.The($"{Other} [name={field}]").GetAttribute("aria-invalid"));
        Assert.True(page.The("details.other").HasAttribute("open"));
        Assert.Equal(value, page.The($"{Other} [name=value]").GetAttribute("value"));
        Assert.Equal(0, Version.Revision);
    }

    [Fact]
    public async Task A_reason_that_is_too_long_is_refused()
    {
        var page = await _visitor.Submit(await _visitor.Get(Page), Other, fields: [("date", "2023-03-01"), ("value", "1"), ("author", "Ann"), ("reason", new string('x', 501))]);

        Assert.Contains("The reason has 501 characters; it can have 500.", page.Text);
    }

    [Fact]
    public async Task The_rule_for_missing_days_is_decided_for_the_category_and_taken_back()
    {
        var sales = _app.Services.GetRequiredService<SalesStore>();
        var setting = _app.Services.GetRequiredService<SalesWebSettings>().Data.MissingPeriods;
        var sent = await _visitor.Submit(await _visitor.Get(Page), "#missing form", fields: [("rule", "closed"), ("author", "Ann"), ("reason", "Closed on Sundays")]);

        Assert.Equal("/data/quality?dataset=shop&category=Bread#missing", Assert.Single(sent.Headers["Location"]));
        Assert.Equal(MissingRule.Closed, sales.RuleOf(Version, "Bread", setting));
        var page = await _visitor.Get(Page);
        Assert.Contains("They count as closed, which Ann decided on", page.Text);

        await _visitor.Submit(page, "#missing form", fields: [("rule", "setting"), ("author", "Bea"), ("reason", "Not sure")]);
        Assert.Equal(setting, sales.RuleOf(Version, "Bread", setting));
        Assert.Contains("Before: closed, by Ann", (await _visitor.Get(Page)).Text);
    }

    [Fact]
    public async Task All_suggestions_are_taken_at_once_and_what_was_decided_stays()
    {
        var sales = _app.Services.GetRequiredService<SalesStore>();
        _app.Import(Text().Replace("Calm", "Cakes").Replace("Bread", "Calm") + Text().Replace("Old", "Older").Split('\n', 2)[1].Replace("Calm", "Salt"));
        var page = await _visitor.Get("/data/quality");
        Assert.Contains("another meaning is suggested than the one that counts now: closed for 2. Each says why.", page.The("#suggestions").TextContent);
        await _visitor.Submit(await _visitor.Get(Page), "#missing form", fields: [("rule", "previous"), ("author", "Ann"), ("reason", "I know better")]);

        var taken = await _visitor.Submit(await _visitor.Get("/data/quality"), "#suggestions form", fields: [("author", "Bea")]);

        Assert.Equal(HttpStatusCode.Redirect, taken.Status);
        Assert.Equal(
            [MissingRule.Previous, MissingRule.Closed, MissingRule.Zero],
            new[] { "Bread", "Calm", "Cakes" }.Select(category => sales.RuleOf(Version, category, MissingRule.Zero)));
        Assert.Empty((await _visitor.Get("/data/quality")).Page.QuerySelectorAll("#suggestions"));
        Assert.Contains("which Bea decided", (await _visitor.Get("/data/quality?category=Calm")).Text);
    }

    [Fact]
    public async Task Nobody_takes_suggestions_without_a_name()
    {
        var refused = await _visitor.Submit(await _visitor.Get("/data/quality"), "#suggestions form", fields: [("author", " ")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("The name is missing.", refused.Text);
        Assert.Equal(0, Version.Revision);
    }

    [Fact]
    public async Task A_rule_that_is_none_is_refused()
    {
        var page = await _visitor.Submit(await _visitor.Get(Page), "#missing form", fields: [("rule", "<i>"), ("author", "Ann"), ("reason", "Why")]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("There is no rule \"<i>\"", page.Text);
        Assert.Equal("Why", page.The("#missing [name=reason]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("/data/quality?category=Pie", HttpStatusCode.NotFound)]
    [InlineData("/data/quality?dataset=none", HttpStatusCode.NotFound)]
    [InlineData("/data/quality?part=99", HttpStatusCode.OK)]
    [InlineData("/data/quality?part=x", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_not_there_is_said_so(string address, HttpStatusCode status) => Assert.Equal(status, (await _visitor.Get(address)).Status);

    [Fact]
    public async Task Nothing_can_be_said_of_a_category_that_is_not_there()
    {
        var page = await _visitor.Get(Page);
        ((AngleSharp.Html.Dom.IHtmlInputElement)page.The($"{Other} [name=category]")).Value = "Pie";

        var refused = await _visitor.Submit(page, Other, fields: [("date", "2023-03-01"), ("value", "1"), ("author", "Ann"), ("reason", "Why")]);

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal(0, Version.Revision);
    }

    private DatasetVersion Version => _app.Services.GetRequiredService<DatasetStore>().Get(null);

    /// <summary>Half a year: Bread is closed on Sundays and sold 9000 on one Tuesday, Calm is even, Old was sold in January only.</summary>
    private static string Text()
    {
        var text = new StringBuilder("date,category,amount\n");
        for (var i = 0; i < 180; i++)
        {
            var day = new DateOnly(2023, 1, 2).AddDays(i);
            var amount = 100 + (20 * (i % 7)) + (i % 3);
            if (day.DayOfWeek != DayOfWeek.Sunday)
                text.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},Bread,{(i == 99 ? 9000 : amount)}\n");
            text.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},Calm,{amount}\n");
            if (i < 30)
                text.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd},Old,{amount}\n");
        }

        return text.ToString();
    }

    private sealed class GermanShop : SalesWebApp
    {
        protected override string Config => $"{base.Config}\ncalendar:\n  country: DE\n";
    }
}
