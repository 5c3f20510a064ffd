namespace SalesWeb.Tests.Pages;

/// <summary>What Explore says of weeks, months and quarters, and of those of which something is missing.</summary>
public sealed class ExplorePeriodsTests
{
    private static readonly DateOnly Start = new(2023, 1, 1);

    [Theory]
    [InlineData("month", "January 2023 to February 2025: ", "January 2023", "1 Jan 2023")]
    [InlineData("quarter", "Q1 2023 to Q1 2025: ", "Q1 2023", "1 Jan 2023")]
    [InlineData("week", "Week of 26 Dec 2022 to week of 24 Feb 2025: ", "week of 2 Jan 2023", " 26 Dec 2022 to 24 Feb 2025: ")]
    public async Task Periods_are_called_by_their_names(string unit, string range, string best, string never)
    {
        using var app = Of(Daily());

        var page = await new Visitor(app).Get($"/explore?unit={unit}&all=yes");

        Assert.Contains(range, page.The("#chart").TextContent);
        Assert.Contains(best, page.All("#figures dd small"));
        Assert.DoesNotContain(never, page.The("#chart").TextContent);
    }

    [Fact]
    public async Task A_cut_month_is_incomplete_by_its_name()
    {
        using var app = Of(Daily());

        Assert.Contains("January 2023 is incomplete", (await new Visitor(app).Get("/explore?unit=month&from=2023-01-10")).The(".notes").TextContent);
    }

    [Fact]
    public async Task Of_weekly_data_it_says_why_months_are_compared_by_the_week()
    {
        using var app = Of("date,category,amount\n" + string.Concat(Enumerable.Range(0, 120).Select(week => $"{Start.AddDays(7 * week):yyyy-MM-dd},Bread,10\n")));

        var page = await new Visitor(app).Get("/explore?unit=month&all=yes");

        foreach (var part in new[] { "#profile", "#years", "#calendar", "#season" })
            Assert.Contains("a month holds 4 or 5 of them, so months are compared by their mean a week", page.The(part).TextContent);
        Assert.Contains("a month holds 4 or 5 of them: a part of the ups and downs", page.The(".notes .weeks").TextContent);
        Assert.Contains("10.00 a week", page.The("#figures").TextContent);
    }

    [Fact]
    public async Task What_the_file_does_not_tell_is_said()
    {
        using var app = Of("date,category,quantity,amount\n" + string.Concat(Enumerable.Range(0, 40).Select(day =>
            $"{Start.AddDays(day):yyyy-MM-dd},Bread,{(day < 30 ? "5" : "")},10\n")));

        var page = await new Visitor(app).Get("/explore?measure=quantity&all=yes");

        Assert.Contains("10 days have rows in the file, but no pieces", page.The(".notes .unknown").TextContent);
        Assert.Equal("–", page.All("#sales tbody td:nth-child(2)")[^1]);
    }

    /// <summary>Every day from Sunday, 1 January 2023, to 28 February 2025, each selling one less than the one before.</summary>
    private static string Daily() => "date,category,amount\n" + string.Concat(Enumerable.Range(0, 731 + 59).Select(day =>
        $"{Start.AddDays(day):yyyy-MM-dd},Bread,{1000 - day}\n"));

    private static SalesWebApp Of(string text)
    {
        var app = new SalesWebApp();
        app.Import(text);
        return app;
    }
}
