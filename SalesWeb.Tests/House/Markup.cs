using System.Text.RegularExpressions;

namespace SalesWeb.Tests.House;

/// <summary>Reads the tags of Razor pages, whose attributes may hold expressions with quotes and brackets of their own.</summary>
public static partial class Markup
{
    // A value such as "@Url.Page("Details", new { id = Find(x) })": what stands in parentheses, nested up to three deep, is
    // read as a whole, quotes and all.
    private const string Expression = @"@?[\w.!?]*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)";

    private const string Value = $@"""(?:{Expression}|[^""])*""|'(?:{Expression}|[^'])*'|[^\s""'>]+";

    private const string Attribute = $@"\s+(?<name>[^\s=>""'/]+)(?:\s*=\s*(?<value>{Value}))?";

    /// <summary>Every opening tag of every page and fragment.</summary>
    public static IReadOnlyList<Tag> Tags { get; } =
        [.. SourceFile.Ending(".cshtml").SelectMany(page => Read(page.Path, page.Text))];

    /// <summary>The opening tags of a page; those in comments do not count.</summary>
    public static IEnumerable<Tag> Read(string page, string text) =>
        OpeningTag().Matches(Comment().Replace(text, "")).Select(match => new Tag(
            page,
            match.Groups["element"].Value,
            [
                .. OneAttribute().Matches(match.Groups["attributes"].Value)
                    .Select(attribute => (attribute.Groups["name"].Value, attribute.Groups["value"].Value.Trim('"', '\''))),
            ]));

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex($@"<(?<element>[a-zA-Z][\w-]*)(?<attributes>(?:{Attribute})*)\s*/?>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex OpeningTag();

    [GeneratedRegex(Attribute, RegexOptions.Singleline)]
    private static partial Regex OneAttribute();
}
