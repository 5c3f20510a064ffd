using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SalesWeb.Web;

/// <summary>
/// Marks the field that a problem is about: <c>&lt;input name="from" problem="Model.Problem" /&gt;</c> is drawn as wrong
/// and described by the message where the problem's field is <c>from</c>.
/// </summary>
[HtmlTargetElement("input", Attributes = "problem,name")]
[HtmlTargetElement("select", Attributes = "problem,name")]
[HtmlTargetElement("textarea", Attributes = "problem,name")]
public sealed class ProblemFieldTagHelper : TagHelper
{
    public UserErrorException? Problem { get; set; }

    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("name", Name);
        if (!string.Equals(Problem?.Field, Name, StringComparison.OrdinalIgnoreCase))
            return;

        output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute("aria-describedby", "problem");
    }
}
