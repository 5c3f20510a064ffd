using System.Text.RegularExpressions;

namespace SalesWeb.Tests.House;

/// <summary>What the compiler does not see in pages: attributes of htmx, what the content security policy forbids, names for images.</summary>
public partial class MarkupTests
{
    // https://htmx.org/reference of htmx 2, hx-on left out on purpose, and the attributes of its server-sent events extension.
    private static readonly string[] Known =
    [
        "hx-get", "hx-post", "hx-put", "hx-patch", "hx-delete", "hx-push-url", "hx-select", "hx-select-oob", "hx-swap", "hx-swap-oob",
        "hx-target", "hx-trigger", "hx-vals", "hx-boost", "hx-confirm", "hx-disable", "hx-disabled-elt", "hx-disinherit", "hx-encoding",
        "hx-ext", "hx-headers", "hx-history", "hx-history-elt", "hx-include", "hx-indicator", "hx-inherit", "hx-params", "hx-preserve",
        "hx-prompt", "hx-replace-url", "hx-request", "hx-sync", "hx-validate", "sse-connect", "sse-swap", "sse-close",
    ];

    private static readonly string[] Swaps =
        ["innerHTML", "outerHTML", "textContent", "beforebegin", "afterbegin", "beforeend", "afterend", "delete", "none"];

    [Fact]
    public void There_are_tags_to_look_at()
    {
        Assert.NotEmpty(Markup.Tags);
        Assert.All(SourceFile.Ending(".cshtml").Where(file => file.Text.Contains("</")), file =>
            Assert.Contains(Markup.Tags, tag => tag.Page == file.Path));
    }

    [Fact]
    public void Every_attribute_of_htmx_exists() =>
        Assert.All(Markup.Tags, tag => Assert.DoesNotContain(
            tag.Attributes.Select(attribute => attribute.Name),
            name => (name.StartsWith("hx-", StringComparison.Ordinal) || name.StartsWith("sse-", StringComparison.Ordinal))
                && !Known.Contains(name)));

    [Fact]
    public void Every_swap_is_one_that_htmx_knows() =>
        Assert.DoesNotContain(
            Markup.Tags,
            tag => tag.Find("hx-swap") is { } swap && !swap.StartsWith('@') && !Swaps.Contains(swap.Split(' ')[0]));

    [Fact]
    public void Nothing_needs_an_inline_style() =>
        Assert.DoesNotContain(Markup.Tags, tag => tag.Element == "style" || tag.Has("style"));

    [Fact]
    public void Nothing_needs_an_inline_script()
    {
        Assert.DoesNotContain(Markup.Tags, tag => tag.Attributes.Any(attribute => Handler().IsMatch(attribute.Name)));
        Assert.DoesNotContain(
            Markup.Tags,
            tag => tag.Element == "script" && !tag.Has("src") && tag.Find("type") != "application/json");
    }

    /// <summary>
    /// The tag helper writes the token into a form that posts, except into one with an action of its own; a page that writes it
    /// itself says so in the source.
    /// </summary>
    [Fact]
    public void Every_form_that_posts_carries_its_token() =>
        Assert.DoesNotContain(
            Forms().Where(form => string.Equals(form.Find("method"), "post", StringComparison.OrdinalIgnoreCase)),
            form => (form.Find("asp-antiforgery") is { } asked ? asked != "true" : form.Has("action"))
                && !new SourceFile(form.Page).Text.Contains("@Html.AntiForgeryToken()"));

    [Fact]
    public void Every_form_that_htmx_posts_can_be_posted_without_it() =>
        Assert.DoesNotContain(
            Forms(),
            form => form.Has("hx-post") && !string.Equals(form.Find("method"), "post", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Every_image_has_a_text() => Assert.DoesNotContain(Markup.Tags, tag => tag.Element == "img" && !tag.Has("alt"));

    [Fact]
    public void A_fragment_is_a_noun_and_a_page_is_not_a_fragment() =>
        Assert.All(SourceFile.Ending(".cshtml"), file =>
        {
            var name = Path.GetFileNameWithoutExtension(file.Path);
            Assert.Equal(!file.Text.TrimStart('\uFEFF').StartsWith("@page", StringComparison.Ordinal), name.StartsWith('_'));
            Assert.Matches("^_?[A-Z][A-Za-z]+$", name);
            Assert.DoesNotContain("Partial", name);
        });

    /// <summary>The reader of tags itself, on what is hard to read.</summary>
    [Fact]
    public void Tags_are_read_with_expressions_in_their_values()
    {
        var tags = Markup.Read("page", """
            @* <b onclick="no"> *@
            <section id="progress" hx-get="@Url.Page("Details", "Progress", new { id = Model.Find(x => x.Id > 1) })"
                     hx-swap='outerHTML' hidden>
            <br/><input value="@(Model.Is ? "a" : "b")" />
            """).ToList();

        Assert.Equal(["section", "br", "input"], tags.Select(tag => tag.Element));
        Assert.Equal(["id", "hx-get", "hx-swap", "hidden"], tags[0].Attributes.Select(attribute => attribute.Name));
        Assert.Equal("outerHTML", tags[0].Find("hx-swap"));
        Assert.Null(tags[0].Find("hx-target"));
        Assert.Equal(["value"], tags[2].Attributes.Select(attribute => attribute.Name));
    }

    private static IEnumerable<Tag> Forms() => Markup.Tags.Where(tag => tag.Element == "form");

    [GeneratedRegex("^on[a-z]+$|^hx-on")]
    private static partial Regex Handler();
}
