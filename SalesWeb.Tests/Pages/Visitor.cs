using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SalesWeb.Tests.Pages;

/// <summary>
/// A browser without JavaScript that opens pages and sends their forms. It follows no redirects, except the one that puts the
/// dataset into the address of a page.
/// </summary>
public sealed class Visitor(SalesWebApp app)
{
    private readonly HttpClient _client = app.Connect(followsRedirects: false);

    public Task<Visit> Get(string url) => Send(new HttpRequestMessage(HttpMethod.Get, url));

    /// <summary>Asks as htmx does.</summary>
    public Task<Visit> GetByHtmx(string url)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Add("HX-Request", "true");
        return Send(request);
    }

    /// <summary>Sends a form of a page as it stands, with some fields filled in.</summary>
    /// <param name="visit">Where the form is.</param>
    /// <param name="selector">Which form.</param>
    /// <param name="byHtmx">Whether htmx sends it.</param>
    /// <param name="fields">What is filled in; its hidden fields go along, anything else that stands in it does not.</param>
    public Task<Visit> Submit(Visit visit, string selector, bool byHtmx = false, params (string Name, string Value)[] fields)
    {
        var form = (IHtmlFormElement)visit.The(selector);
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(input => (Name: input.Name!, input.Value));
        var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (byHtmx)
            request.Headers.Add("HX-Request", "true");
        return Send(request);
    }

    /// <summary>Sends fields that no form of a page needs to have, with the token that every form has.</summary>
    /// <param name="url">Where they go.</param>
    /// <param name="fields">The fields, as in an address: <c>name=value&amp;other=value</c>.</param>
    public async Task<Visit> Post(string url, string fields)
    {
        const string Token = "__RequestVerificationToken";
        var token = ((IHtmlInputElement)(await Get("/data")).Page.QuerySelector($"#upload input[name={Token}]")!).Value;
        return await Send(new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent($"{fields}&{Token}={Uri.EscapeDataString(token)}", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"),
        });
    }

    private async Task<Visit> Send(HttpRequestMessage request)
    {
        using var sent = request;
        using var response = await _client.SendAsync(sent, TestContext.Current.CancellationToken);
        if (sent.Method == HttpMethod.Get && response.Headers.Location is { } location && NamesTheDataset(sent.RequestUri!, location))
        {
            var next = new HttpRequestMessage(HttpMethod.Get, location);
            foreach (var header in sent.Headers)
                next.Headers.Add(header.Key, header.Value);
            return await Send(next);
        }

        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var headers = response.Headers.Concat(response.Content.Headers)
            .SelectMany(header => header.Value.Select(value => (header.Key, Value: value)))
            .ToLookup(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
        return new Visit(response.StatusCode, new HtmlParser().ParseDocument(body), body, headers);
    }

    private static bool NamesTheDataset(Uri from, Uri to)
    {
        var (before, after) = (from.ToString().TrimStart('/'), to.ToString().TrimStart('/'));
        return !before.Contains("dataset=", StringComparison.Ordinal) && after.Contains("dataset=", StringComparison.Ordinal)
            && PathOf(before) == PathOf(after);

        static string PathOf(string address) => new Uri(new Uri("http://localhost"), address).AbsolutePath;
    }
}
