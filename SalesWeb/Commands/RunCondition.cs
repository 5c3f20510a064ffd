using System.Globalization;
using System.Text.RegularExpressions;
using SalesWeb.Tracking;

namespace SalesWeb.Commands;

/// <summary>
/// Which runs to keep.
/// <code>
///   filter     condition [and condition …]             all of them must hold; an empty filter keeps everything
///   condition  field operator value
///   field      category dataset experiment model name status   (texts; letters' case does not matter)
///              id, or the name of a metric                     (numbers; a run without the metric is not kept)
///   operator   = != for texts;  = != &lt; &lt;= &gt; &gt;= for numbers
///   value      a word, a number, or "anything in quotes"
/// </code>
/// </summary>
internal sealed partial class RunCondition
{
    private static readonly Dictionary<string, Func<Run, string?>> TextFields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["category"] = run => run.Category,
        ["dataset"] = run => run.Dataset,
        ["experiment"] = run => run.Experiment,
        ["model"] = run => run.Model,
        ["name"] = run => run.Name,
        ["status"] = run => run.Status.ToString(),
    };

    private readonly IReadOnlyList<Func<RunRow, bool>> _conditions;

    private RunCondition(IReadOnlyList<Func<RunRow, bool>> conditions) => _conditions = conditions;

    /// <summary>The fields that are texts, for help.</summary>
    public static string Texts => string.Join(", ", TextFields.Keys);

    public bool Holds(RunRow row) => _conditions.All(condition => condition(row));

    /// <exception cref="UserErrorException">The text is no filter; the message says from where on.</exception>
    public static RunCondition Parse(string filter)
    {
        var conditions = new List<Func<RunRow, bool>>();
        for (var at = 0; filter[at..].Trim() != "";)
        {
            var match = (at == 0 ? First() : Next()).Match(filter, at);
            if (!match.Success)
                throw Unreadable(filter[at..].Trim());

            var quoted = match.Groups["quoted"];
            conditions.Add(Condition(match.Groups["field"].Value, match.Groups["operator"].Value, quoted.Success ? quoted.Value : match.Groups["word"].Value));
            at += match.Length;
        }

        return new RunCondition(conditions);
    }

    private static Func<RunRow, bool> Condition(string field, string sign, string value)
    {
        if (TextFields.TryGetValue(field, out var text))
        {
            if (sign is not ("=" or "!="))
                throw new UserErrorException($"--filter: {field} is a text, which {sign} cannot compare.", "Use = or !=.", field: "filter");
            return row => string.Equals(text(row.Run), value, StringComparison.OrdinalIgnoreCase) == (sign == "=");
        }

        if (!double.TryParse(value, NumberStyles.Float, null, out var number))
        {
            throw new UserErrorException(
                $"--filter: {field} is compared with a number, and \"{value}\" is none.",
                $"Give a number with a point before the decimals, or use one of {Texts}.",
                field: "filter");
        }

        return row => Number(row, field) is { } actual && Compare(actual, sign, number);
    }

    private static double? Number(RunRow row, string field) =>
        field == "id" ? row.Run.Id : row.Metrics.TryGetValue(field, out var value) ? value : null;

    private static bool Compare(double actual, string sign, double value) => sign switch
    {
        "=" => actual == value,
        "!=" => actual != value,
        "<" => actual < value,
        "<=" => actual <= value,
        ">" => actual > value,
        _ => actual >= value,
    };

    private static UserErrorException Unreadable(string rest) => new(
        $"--filter cannot be read from here on: {rest}",
        "Write it as category = \"Beauty\" and status = finished and rmse < 100.",
        field: "filter");

    private const string One = """\s*(?<field>\w+)\s*(?<operator><=|>=|!=|=|<|>)\s*("(?<quoted>[^"]*)"|(?<word>[^\s"<>=!]+))\s*""";

    [GeneratedRegex($@"\G{One}(?=and\b|$)", RegexOptions.IgnoreCase)]
    private static partial Regex First();

    [GeneratedRegex($@"\Gand\b{One}(?=and\b|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Next();
}
