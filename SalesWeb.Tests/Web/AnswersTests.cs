using System.Net;
using SalesWeb.Tests.Pages;

namespace SalesWeb.Tests.Web;

/// <summary>What every answer has in common: its headers, its frame, and how it says that something is wrong.</summary>
public sealed class AnswersTests(SalesWebApp app) : IClassFixture<SalesWebApp>
{
    private readonly Visitor _visitor = new(app);

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing")]
    [InlineData("/css/site.css")]
    [InlineData("/api/health")]
    public async Task Every_answer_forbids_the_browser_what_it_does_not_need(string url)
    {
        var headers = (await _visitor.Get(url)).Headers;

        var policy = Assert.Single(headers["Content-Security-Policy"]);
        Assert.StartsWith("default-src 'self';", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(headers["X-Content-Type-Options"]));
        Assert.Equal("same-origin", Assert.Single(headers["Referrer-Policy"]));
    }

    [Fact]
    public async Task A_page_tells_caches_that_htmx_gets_another() =>
        Assert.Contains("HX-Request", (await _visitor.Get("/explore")).Headers["Vary"]);

    [Fact]
    public async Task A_page_is_framed_for_keyboards_and_screen_readers()
    {
        var page = await _visitor.Get("/data");

        Assert.Equal("en", page.The("html").GetAttribute("lang"));
        Assert.Equal("#main", page.The("body > a.skip").GetAttribute("href"));
        Assert.Equal("Data · SalesWeb", page.The("title").TextContent);
        Assert.Equal("Data", page.The("nav [aria-current=page]").TextContent);
        page.The("main#main h1");
    }

    [Theory]
    [InlineData("dark", "dark")]
    [InlineData("light", "light")]
    [InlineData("\"><script>", null)]
    public async Task The_chosen_colours_come_with_the_page(string cookie, string? theme)
    {
        using var client = app.Connect();
        client.DefaultRequestHeaders.Add("Cookie", $"theme={Uri.EscapeDataString(cookie)}");

        var html = await client.GetStringAsync("/data", TestContext.Current.CancellationToken);

        Assert.Equal(theme is not null, html.Contains($"<html lang=\"en\" data-theme=\"{theme}\">"));
        Assert.DoesNotContain("<script>", html);
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_404_in_the_same_frame()
    {
        var page = await _visitor.Get("/nothing");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Not found", page.The("h1").TextContent);
        page.The("nav[aria-label=Main]");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_in_words()
    {
        using var client = app.Connect();

        var answer = await client.PostAsync("/data?handler=Default", new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("This form is too old", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_fault_of_ours_says_nothing_but_its_trace()
    {
        using var broken = new BrokenApp();

        var page = await new Visitor(broken).Get("/");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Something went wrong", page.The("h1").TextContent);
        Assert.Matches("^[0-9a-f]{32}$", page.The("main code").TextContent);
        Assert.DoesNotContain(BrokenApp.Secret, page.Body);
        Assert.DoesNotContain("Exception", page.Body);
    }

    [Fact]
    public async Task Htmx_gets_a_fault_as_a_message_for_the_top_of_the_page()
    {
        using var broken = new BrokenApp();

        var answer = await new Visitor(broken).GetByHtmx("/");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.True(answer.IsFragment);
        Assert.Equal("#notice", Assert.Single(answer.Headers["HX-Retarget"]));
        Assert.Contains("Something went wrong", answer.Body);
    }

    [Fact]
    public async Task A_problem_outside_a_form_has_a_page_of_its_own_and_for_htmx_a_message()
    {
        var page = await _visitor.Get("/data/delete?dataset=nothing");
        var fragment = await _visitor.GetByHtmx("/data/delete?dataset=nothing");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("There is no data yet.", page.The("main [role=alert]").TextContent);
        Assert.True(fragment.IsFragment);
        Assert.Equal("#notice", Assert.Single(fragment.Headers["HX-Retarget"]));
    }

    [Fact]
    public async Task The_page_of_the_http_interface_draws_our_own_document()
    {
        var page = await _visitor.Get("/docs");

        Assert.Equal("/openapi/v1.json", page.The("#docs").GetAttribute("data-document"));
        Assert.All(page.Page.QuerySelectorAll("script"), script => Assert.StartsWith("/", script.GetAttribute("src")));
        Assert.Equal(HttpStatusCode.OK, (await _visitor.Get("/openapi/v1.json")).Status);
    }

    [Fact]
    public async Task Every_file_that_a_page_names_is_there()
    {
        var page = await _visitor.Get("/data");
        var files = page.Page.QuerySelectorAll("script[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!).ToList();

        Assert.Contains(files, file => file.Contains("/htmx.min."));
        foreach (var file in files)
            Assert.Equal(HttpStatusCode.OK, (await _visitor.Get(file)).Status);
    }

    /// <summary>A program whose overview fails in a way that nobody foresaw.</summary>
    private sealed class BrokenApp : SalesWebApp
    {
        public const string Secret = "the-connection-string";

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<SalesWeb.Pages.Overview.Outlooks>(_ => throw new InvalidOperationException(Secret)));
        }
    }
}
