using System.Net;
using SalesWeb.Settings;
using SalesWeb.Web;

namespace SalesWeb.Tests.Web;

/// <summary>Requests that a page of another site makes a browser send: under its own host name, or with its own origin.</summary>
public sealed class AllowedHostsTests(SalesWebApp app) : IClassFixture<SalesWebApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://localhost:5000", "auto", "localhost:5000", true)]
    [InlineData("http://localhost:5000", "auto", "LOCALHOST.", true)]
    [InlineData("http://localhost:5000", "auto", "127.0.0.1:5000", true)]
    [InlineData("http://localhost:5000", "auto", "127.8.9.1", true)]
    [InlineData("http://localhost:5000", "auto", "[::1]:5000", true)]
    [InlineData("http://localhost:5000", "auto", "evil.example", false)]
    [InlineData("http://localhost:5000", "auto", "localhost.evil.example", false)]
    [InlineData("http://localhost:5000", "auto", "127.0.0.1.evil.example", false)]
    [InlineData("http://localhost:5000", "auto", "0.0.0.0:5000", false)]
    [InlineData("http://localhost:5000", "auto", "192.168.1.5", false)]
    [InlineData("http://localhost:5000", "auto", "", false)]
    [InlineData("http://sales.intranet:5000", "auto", "sales.intranet:5000", true)]
    [InlineData("http://192.168.1.5:5000", "auto", "192.168.1.5:5000", true)]
    [InlineData("http://192.168.1.5:5000", "auto", "192.168.1.6:5000", false)]
    [InlineData("http://*:8080", "auto", "192.168.1.6:5000", true)]
    [InlineData("http://0.0.0.0:8080", "auto", "192.168.1.6:5000", true)]
    [InlineData("http://[::]:8080", "auto", "evil.example", false)]
    [InlineData("http://*:8080", "shop.example; *.branch.example", "shop.example", true)]
    [InlineData("http://*:8080", "shop.example; *.branch.example", "north.branch.example", true)]
    [InlineData("http://*:8080", "shop.example; *.branch.example", "branch.example", false)]
    [InlineData("http://*:8080", "shop.example; *.branch.example", "evilbranch.example", false)]
    [InlineData("http://*:8080", "shop.example", "localhost:8080", true)]
    [InlineData("http://localhost:5000", "*", "anything.example", true)]
    public void Loopback_names_and_the_names_listened_on_are_accepted_and_no_others(string urls, string allowed, string host, bool isAccepted)
    {
        var hosts = new AllowedHosts(new ServerSettings { Urls = urls, AllowedHosts = allowed });

        Assert.Equal(isAccepted, hosts.Accepts(new HostString(host)));
    }

    [Fact]
    public void A_server_on_all_addresses_accepts_the_name_of_its_machine() =>
        Assert.True(new AllowedHosts(new ServerSettings { Urls = "http://*:8080" }).Accepts(new HostString(Environment.MachineName, 8080)));

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("HEAD", "/")]
    [InlineData("POST", "/data/delete?dataset=shop")]
    [InlineData("TRACE", "/runs/1")]
    [InlineData("GET", "/css/site.css")]
    [InlineData("GET", "/openapi/v1.json")]
    [InlineData("GET", "/api/health")]
    [InlineData("GET", "/api/jobs/1/events")]
    [InlineData("POST", "/api/train")]
    [InlineData("DELETE", "/nothing")]
    public async Task Another_host_name_is_refused_for_every_method_and_path(string method, string path)
    {
        using var client = app.Connect();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Host = "evil.example";

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        if (method != "HEAD")
            Assert.Contains("server.allowed_hosts", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task Health_answers_to_loopback_names(string host)
    {
        using var client = app.Connect();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/health");
        request.Headers.Host = host;

        using var answer = await client.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "file://127.0.0.1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_change_that_a_page_of_another_site_sends_is_403(string header, string value)
    {
        using var client = app.Connect();
        client.DefaultRequestHeaders.Add(header, value);

        foreach (var path in new[] { "/api/train", "/api/train_all", "/api/backtest", "/api/predict", "/api/jobs/1/cancel" })
        {
            using var answer = await client.PostAsJsonAsync(path, new { }, Cancellation);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        }

        Assert.Empty(app.Jobs.Recent());
    }

    [Fact]
    public async Task A_change_from_a_page_of_this_server_or_from_a_program_is_accepted()
    {
        using var program = app.Connect();
        using var page = app.Connect();
        page.DefaultRequestHeaders.Add("Origin", app.Address);
        page.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        foreach (var client in new[] { program, page })
        {
            using var answer = await client.PostAsJsonAsync("/api/predict", new { series = new[] { 1.0 } }, Cancellation);
            Assert.NotEqual(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }
}
