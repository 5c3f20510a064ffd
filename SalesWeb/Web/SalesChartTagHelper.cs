using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SalesWeb.Web;

/// <summary>
/// A figure drawn from its own table, so that what is plotted is what is written. The first column is x (ISO dates,
/// numbers or labels), every other column a series; a <c>th</c> says how it is drawn with
/// <c>data-style="line|bold|faint|dashed|points|bars|band-lo|band-hi|whisker-lo|whisker-hi|promoted|marks|none"</c> and may name itself in the legend
/// with <c>data-legend</c>; a cell whose text is rounded carries the full number in <c>data-value</c>.
/// </summary>
/// <example><code>
/// &lt;sales-chart id="sales" title="Sales of Bread" summary="Sales rose from …" csv="/explore?handler=Csv"&gt;
///   &lt;table&gt; … &lt;/table&gt;
/// &lt;/sales-chart&gt;
/// </code></example>
[HtmlTargetElement("sales-chart", Attributes = "id,title,summary")]
public sealed class SalesChartTagHelper : TagHelper
{
    /// <summary>Unique in the page; the parts of the figure derive their ids from it.</summary>
    public string Id { get; set; } = "";

    public string Title { get; set; } = "";

    /// <summary>What the chart shows, in one sentence, for those who see it and those who do not.</summary>
    public string Summary { get; set; } = "";

    /// <summary>What y is counted in, written at the axis; null where the title says it.</summary>
    public string? Unit { get; set; }

    /// <summary>The address of the same numbers as CSV; null for no link.</summary>
    public string? Csv { get; set; }

    /// <summary>A chart that is only a shape: no axes, no zoom, a fraction of the height.</summary>
    public bool Small { get; set; }

    /// <summary>
    /// Whether the drawing stays in the page when htmx replaces the figure, and only takes up the new table: for
    /// charts that grow while one looks at them.
    /// </summary>
    public bool Keep { get; set; }

    /// <summary>Whether y starts at zero; otherwise at what the numbers need.</summary>
    public bool FromZero { get; set; } = true;

    /// <summary>What its numbers are called, where they are opened.</summary>
    public string Numbers { get; set; } = "The numbers";

    /// <summary>
    /// Of which data it is, written into the picture that is taken of it; null where no picture can be taken.
    /// </summary>
    public string? Stamp { get; set; }

    /// <summary>
    /// The address of the figure, for one that draws only some of its points: what is zoomed into is fetched from there, with
    /// <c>zoom-from</c> and <c>zoom-to</c>. Null where zooming needs nothing more.
    /// </summary>
    public string? Detail { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var table = await output.GetChildContentAsync();

        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("class", Small ? "chart small" : "chart");
        output.Attributes.SetAttribute("data-chart", "");
        if (Unit is not null)
            output.Attributes.SetAttribute("data-unit", Unit);
        if (!FromZero)
            output.Attributes.SetAttribute("data-from-zero", "false");

        if (Stamp is not null)
            output.Attributes.SetAttribute("data-stamp", Stamp);
        if (Detail is not null)
            output.Attributes.SetAttribute("data-detail", Detail);

        output.Content.AppendHtml(Caption());
        output.Content.AppendHtml(Plot());
        output.Content.AppendHtml(Reading());
        output.Content.AppendHtml(Details(table));
    }

    private TagBuilder Caption()
    {
        var title = Element("strong", ("id", $"{Id}-title"));
        title.InnerHtml.Append(Title);
        var summary = Element("p", ("id", $"{Id}-summary"));
        summary.InnerHtml.Append(Summary);

        var caption = Element("figcaption");
        caption.InnerHtml.AppendHtml(title).AppendHtml(summary);
        return caption;
    }

    private TagBuilder Plot()
    {
        var canvas = Element("canvas", ("role", "img"), ("aria-labelledby", $"{Id}-title"), ("aria-describedby", $"{Id}-summary"));
        var plot = Element("div", ("class", "chart-plot"), ("id", $"{Id}-plot"));
        if (Keep)
            plot.Attributes.Add("hx-preserve", "true");
        plot.InnerHtml.AppendHtml(canvas);
        return plot;
    }

    private TagBuilder Reading() => Element("p", ("class", "chart-reading"), ("id", $"{Id}-reading"), ("aria-live", "polite"));

    private TagBuilder Details(TagHelperContent table)
    {
        var summary = Element("summary");
        summary.InnerHtml.Append(Numbers);

        var scroll = Element("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-labelledby", $"{Id}-title"));
        scroll.InnerHtml.AppendHtml(table);

        // Open in the markup, so that the numbers are there without JavaScript; charts.js closes it.
        var details = Element("details", ("open", ""));
        details.InnerHtml.AppendHtml(summary).AppendHtml(scroll);

        var foot = Element("div", ("class", "chart-foot"));
        foot.InnerHtml.AppendHtml(details);
        if (Csv is not null)
        {
            var link = Element("a", ("href", Csv), ("class", "download"), ("download", ""));
            link.InnerHtml.Append("CSV");
            foot.InnerHtml.AppendHtml(link);
        }

        return foot;
    }

    private static TagBuilder Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var element = new TagBuilder(name);
        foreach (var (attribute, value) in attributes)
            element.Attributes.Add(attribute, value);
        return element;
    }
}
