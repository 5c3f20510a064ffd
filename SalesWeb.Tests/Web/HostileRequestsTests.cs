using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;
using Dapper;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing.Patterns;
using SalesWeb.Storage;

namespace SalesWeb.Tests.Web;

/// <summary>
/// Every endpoint and every handler of a page against requests that no page of ours sends: none is a fault of ours, and each answer says
/// what is wrong.
/// </summary>
public sealed class HostileRequestsTests(HostileRequestsTests.Shop shop) : IClassFixture<HostileRequestsTests.Shop>
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "QUERY"];

    private static readonly string[] RouteValues = ["1", "0", "-1", "99999999999999999999", "x", "..%2f..%2fetc", "%ff", "a'b\"c"];

    private static readonly string[] Queries =
    [
        "", "?handler=nothing", "?dataset=%00&category=%00", "?dataset=nothing", "?category=" + new string('x', 3000),
        "?id=x&version=x&job=x&page=x&horizon=x", "?id=-1&version=-1&job=-1&horizon=-1&from=0001-01-01&to=9999-12-31",
        "?from=9999-12-31&to=0001-01-01&by=x&sort=x&model=x&measure=x&level=x", "?dataset=shop&dataset=other&category=a&category=b",
        "?%ff=%ff&=&&==",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_method_and_address_gets_an_answer_that_says_what_is_wrong()
    {
        using var client = Connect(await Token());
        var faults = new List<string>();
        foreach (var address in Addresses())
        {
            foreach (var method in Methods)
                await Judge(client, new HttpRequestMessage(new HttpMethod(method), address), $"{method} {address}", faults);
        }

        foreach (var address in Addresses(oneOfEach: true))
        {
            foreach (var query in Queries)
                await Judge(client, new HttpRequestMessage(HttpMethod.Get, address + query), $"GET {address}{query}", faults);
        }

        Assert.Equal("", string.Join('\n', faults));
    }

    [Fact]
    public async Task Every_body_gets_an_answer_that_says_what_is_wrong()
    {
        using var client = Connect(await Token());
        var faults = new List<string>();
        foreach (var address in await Targets())
        {
            foreach (var (name, body) in Bodies())
            {
                var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body() };
                await Judge(client, request, $"POST {address} with {name}", faults);
            }
        }

        Assert.Equal("", string.Join('\n', faults));
    }

    [Fact]
    public async Task Head_answers_as_get_does_without_a_body()
    {
        using var client = Connect(await Token());
        var differences = new List<string>();
        foreach (var address in Addresses(oneOfEach: true).Concat(["/css/site.css", "/nothing", "/openapi/v1.json"]))
        {
            using var getting = new HttpRequestMessage(HttpMethod.Get, address);
            using var heading = new HttpRequestMessage(HttpMethod.Head, address);
            using var get = await client.SendAsync(getting, HttpCompletionOption.ResponseHeadersRead, Cancellation);
            using var head = await client.SendAsync(heading, Cancellation);
            if (get.StatusCode != head.StatusCode || (await head.Content.ReadAsByteArrayAsync(Cancellation)).Length > 0)
                differences.Add($"{address}: GET {(int)get.StatusCode}, HEAD {(int)head.StatusCode}");
        }

        Assert.Equal("", string.Join('\n', differences));
    }

    [Theory]
    [InlineData("/error/500")]
    [InlineData("/error/200")]
    [InlineData("/error/400")]
    public async Task The_error_page_asked_for_directly_is_404(string address)
    {
        using var client = shop.Connect();
        using var answer = await client.GetAsync(address, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_restore_of_an_unknown_version_changes_nothing()
    {
        using var client = Connect(await Token());
        var before = Versions();

        foreach (var fields in new[] { "", "&version=99", "&dataset=other&version=1", "&dataset=shop&version=99" })
        {
            using var answer = await client.PostAsync($"/data/report?handler=Restore{fields}", new FormUrlEncodedContent([]), Cancellation);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }

        Assert.Equal(before, Versions());

        IReadOnlyList<(string? Dataset, long? Version)> Versions()
        {
            using var connection = shop.Services.GetRequiredService<SalesDatabase>().Value.Open();
            return [.. connection.Query<(string?, long?)>("SELECT name, current_version_id FROM datasets")];
        }
    }

    private static IEnumerable<(string Name, Func<HttpContent> Body)> Bodies()
    {
        yield return ("no body", () => new ByteArrayContent([]));
        yield return ("an empty form", () => new FormUrlEncodedContent([]));
        yield return ("JSON", () => Text("{}", "application/json"));
        yield return ("broken JSON", () => Text("{\"category\": ", "application/json"));
        yield return ("JSON null", () => Text("null", "application/json"));
        yield return ("JSON of other kinds", () =>
            Text("""{"category": 1, "values": "x", "horizon": 1e99, "dataset": [], "models": {}}""", "application/json"));
        yield return ("deep JSON", () => Text(new string('[', 100_000), "application/json"));
        yield return ("JSON of megabytes", () => Text($$"""{"category": "{{new string('x', 3_000_000)}}"}""", "application/json"));
        yield return ("JSON in an unknown character set", () => Text("{}", "application/json; charset=zzz"));
        yield return ("a form in an unknown character set", () => Text("a=b", "application/x-www-form-urlencoded; charset=zzz"));
        yield return ("a form in UTF-7", () => Text("a=b", "application/x-www-form-urlencoded; charset=utf-7"));
        yield return ("NUL", () => Text("category=%00&dataset=%00&name=%00&author=%00&values=%00", "application/x-www-form-urlencoded"));
        yield return ("bytes that are no text", () => Text("category=%ff%fe&name=%c3", "application/x-www-form-urlencoded"));
        yield return ("a field of 3 MB", () => Text("values=" + new string('1', 3_000_000), "application/x-www-form-urlencoded"));
        yield return ("a field of 6 MB", () => Text("values=" + new string('1', 6_000_000), "application/x-www-form-urlencoded"));
        yield return ("a long key", () => Text(new string('k', 5_000) + "=1", "application/x-www-form-urlencoded"));
        yield return ("2,000 fields", () =>
            Text(string.Join('&', Enumerable.Range(0, 2_000).Select(i => $"f{i}=1")), "application/x-www-form-urlencoded"));
        yield return ("no boundary", () => Text("--x\r\n", "multipart/form-data"));
        yield return ("a cut multipart form", () =>
            Text("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf", "multipart/form-data; boundary=x"));
        yield return ("a multipart form with a broken header", () =>
            Text("--x\r\nnonsense\r\n\r\nhalf\r\n--x--", "multipart/form-data; boundary=x"));
        yield return ("plain text", () => Text("hello", "text/plain"));
        yield return ("no media type", () => Text("hello", "nonsense"));
        yield return ("values of other kinds", () => Text(
            "id=x&version=x&job=x&dataset=&category=&model=&horizon=x&from=x&to=x&value=x&all=x", "application/x-www-form-urlencoded"));
        yield return ("names of nothing", () => Text(
            "id=99&version=99&job=99&dataset=nothing&category=nothing&model=nothing&author=a&reason=b&name=c",
            "application/x-www-form-urlencoded"));
    }

    private static ByteArrayContent Text(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private static async Task Judge(HttpClient client, HttpRequestMessage request, string name, List<string> faults)
    {
        using var sent = request;
        try
        {
            using var answer = await client.SendAsync(sent, HttpCompletionOption.ResponseHeadersRead, Cancellation);
            var status = (int)answer.StatusCode;
            var isStream = answer.Content.Headers.ContentType?.MediaType == "text/event-stream";
            var says = isStream || sent.Method == HttpMethod.Head || status < 400 || await Says(answer);
            if (status >= 500)
                faults.Add($"{name}: {status}");
            else if (!says)
                faults.Add($"{name}: {status} without words");
        }
        catch (HttpRequestException e) when (sent.Content is not null)
        {
            // A server may end the connection while more than it takes is still being sent; everything else is a fault.
            if (e.HttpRequestError is not (HttpRequestError.ResponseEnded or HttpRequestError.Unknown))
                faults.Add($"{name}: {e.Message}");
        }
    }

    private static async Task<bool> Says(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        return text.Length > 0 && !text.Contains("Exception", StringComparison.Ordinal);
    }

    private IEnumerable<RouteEndpoint> Endpoints() => shop.Services.GetServices<EndpointDataSource>()
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText is { } text && !text.Contains('.') && !text.Contains("{*", StringComparison.Ordinal));

    /// <summary>The addresses of all endpoints but the static files, with every value in place of their parameters.</summary>
    private List<string> Addresses(bool oneOfEach = false)
    {
        var values = oneOfEach ? RouteValues[..1] : RouteValues;
        var addresses = Endpoints().SelectMany(endpoint => Addresses(endpoint, values)).Distinct().ToList();
        Assert.True(addresses.Count > 25, $"Only {addresses.Count} addresses were found.");
        return addresses;
    }

    private static IEnumerable<string> Addresses(RouteEndpoint endpoint, IEnumerable<string> values) => values.Select(value =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(
            segment.Parts.Select(part => part is RoutePatternLiteralPart literal ? literal.Content : value)))));

    /// <summary>The addresses that take a body, with each handler that a page has for one.</summary>
    private async Task<IReadOnlyList<string>> Targets()
    {
        var targets = new List<string>();
        foreach (var endpoint in Endpoints())
        {
            var address = Addresses(endpoint, RouteValues[..1]).Single();
            targets.Add(address);
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                continue;
            var loaded = await shop.Services.GetRequiredService<PageLoader>().LoadAsync(page, endpoint.Metadata);
            targets.AddRange(loaded.HandlerMethods.Where(handler => handler.HttpMethod == "Post" && handler.Name is not null)
                .Select(handler => $"{address}?handler={handler.Name}"));
        }

        return [.. targets.Distinct()];
    }

    private HttpClient Connect(string token)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        var client = new HttpClient(handler) { BaseAddress = new Uri(shop.Address) };
        var (cookie, field) = (token.Split('\n')[0], token.Split('\n')[1]);
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        client.DefaultRequestHeaders.Add("RequestVerificationToken", field);
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        return client;
    }

    /// <summary>The cookie and the field of a form, so that requests reach the handlers.</summary>
    private async Task<string> Token()
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(shop.Address) };
        using var answer = await client.GetAsync("/data/upload", Cancellation);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancellation));
        var cookies = answer.Headers.GetValues("Set-Cookie");
        var cookie = cookies.Single(value => value.StartsWith("salesweb-form", StringComparison.Ordinal)).Split(';')[0];
        return $"{cookie}\n{page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")}";
    }

    /// <summary>A program with sales, so that pages get as far as reading them.</summary>
    public sealed class Shop : SalesWebApp
    {
        public Shop() => Import(SalesFiles.Daily(60, "Bread"));
    }
}
