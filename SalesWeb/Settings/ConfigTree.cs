using System.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SalesWeb.Settings;

/// <summary>YAML to nodes that know their lines.</summary>
/// <remarks>It is read by events, because a deserializer forgets lines, stops at the first repeated key and speaks of types.</remarks>
internal static class ConfigTree
{
    /// <summary>Deeper than any setting lies; a file of brackets alone must not exhaust the stack.</summary>
    private const int DeepestLevel = 8;

    /// <param name="yaml">The text of the file.</param>
    /// <param name="name">What errors call the file.</param>
    /// <exception cref="UserErrorException">The text is not YAML, or uses more of YAML than settings need.</exception>
    public static ConfigNode Parse(string yaml, string name)
    {
        if (yaml.IndexOf('\0') is >= 0 and var nul)
            throw Refused(name, yaml[..nul].Count(c => c == '\n') + 1, "there is a NUL character", "Give the path of a text file.");

        var parser = new Parser(new StringReader(yaml));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
                return new ConfigText(1, "");

            parser.Consume<DocumentStart>();
            var root = Node(parser, name, level: 0);
            parser.Consume<DocumentEnd>();
            return parser.Current is StreamEnd
                ? root
                : throw Refused(name, Line(parser.Current!), "a second document begins", "Keep all settings in one document, without --- between them.");
        }
        catch (YamlException e)
        {
            throw NotYaml(yaml, name, (int)e.Start.Line, e);
        }
        catch (InvalidOperationException e)
        {
            // YamlDotNet's scanner gives up so where a bracket is not closed before the next key.
            throw NotYaml(yaml, name, (int)(parser.Current?.End.Line ?? 1), e);
        }
    }

    private static ConfigNode Node(Parser parser, string name, int level)
    {
        var start = parser.Consume<ParsingEvent>();
        if (level > DeepestLevel)
            throw Refused(name, Line(start), "this is nested too deep", "No setting lies deeper than section.section.key.");
        if (start is AnchorAlias || start is NodeEvent { Anchor.IsEmpty: false })
            throw Refused(name, Line(start), "anchors (& and *) are not understood", "Refer to another setting by ${section.key}.");

        return start switch
        {
            Scalar scalar => new ConfigText(Line(start), IsNothing(scalar) ? "" : scalar.Value),
            SequenceStart => new ConfigList(Line(start), [.. Until<ConfigNode, SequenceEnd>(parser, () => Node(parser, name, level + 1))]),
            MappingStart => new ConfigMapping(Line(start), [.. Until<ConfigEntry, MappingEnd>(parser, () => Entry(parser, name, level + 1))]),
            _ => throw new UnreachableException($"{start.GetType().Name} cannot begin a node."),
        };
    }

    private static ConfigEntry Entry(Parser parser, string name, int level)
    {
        var key = Node(parser, name, level);
        return key is ConfigText text
            ? new ConfigEntry(key.Line, text.Text, Node(parser, name, level))
            : throw Refused(name, key.Line, "a key is a list or a mapping", "Write each setting as key: value.");
    }

    private static IEnumerable<T> Until<T, TEnd>(Parser parser, Func<T> next)
        where TEnd : ParsingEvent
    {
        while (!parser.TryConsume<TEnd>(out _))
            yield return next();
    }

    private static bool IsNothing(Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null";

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private static UserErrorException NotYaml(string yaml, string name, int line, Exception e)
    {
        var lines = yaml.Split('\n');
        var tab = Array.FindIndex(lines, one => one.TrimStart(' ').StartsWith('\t'));
        if (tab >= 0)
            return Refused(name, tab + 1, "the line is indented with a tab, and YAML allows only spaces", "Replace the tab by spaces.", e);

        line = Math.Clamp(line, 1, lines.Length);
        return Refused(
            name,
            line,
            $"this cannot be read as YAML: {lines[line - 1].Trim()}",
            "Indent with spaces, write key: value with a space behind the colon, and close every quote and bracket.",
            e);
    }

    private static UserErrorException Refused(string name, int line, string what, string remedy, Exception? cause = null) =>
        new($"{name}, line {line}: {what}.", remedy, UserErrorKind.Malformed, cause: cause);
}
