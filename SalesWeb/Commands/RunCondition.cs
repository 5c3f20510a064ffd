using System.Globalization;
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
internal sealed class RunCondition
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
        var reader = new Reader(filter);
        while (!reader.IsAtEnd)
        {
            var (field, sign, value) = reader.ReadCondition(isFirst: conditions.Count == 0);
            conditions.Add(Condition(field, sign, value));
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

    /// <summary>Reads the conditions of a filter one after the other, in one pass.</summary>
    private sealed class Reader
    {
        private const string And = "and";

        private readonly string _filter;
        private int _at;

        public Reader(string filter)
        {
            _filter = filter;
            Take(char.IsWhiteSpace);
        }

        public bool IsAtEnd => _at == _filter.Length;

        /// <exception cref="UserErrorException">No condition follows, or something else than "and" or the end follows it.</exception>
        public (string Field, string Sign, string Value) ReadCondition(bool isFirst)
        {
            var start = _at;
            if (!isFirst)
                _at += And.Length;
            Take(char.IsWhiteSpace);
            var field = Take(IsLetter);
            Take(char.IsWhiteSpace);
            var sign = Take(letter => letter is '<' or '>' or '=' or '!');
            Take(char.IsWhiteSpace);
            var value = TakeValue();
            Take(char.IsWhiteSpace);
            return field != "" && sign is "=" or "!=" or "<" or "<=" or ">" or ">=" && value is not null && (IsAtEnd || IsBeforeAnd())
                ? (field, sign, value)
                : throw Unreadable(_filter[start..].Trim());
        }

        private static bool IsLetter(char letter) => char.IsLetterOrDigit(letter) || letter == '_';

        private bool IsBeforeAnd() =>
            string.Compare(_filter, _at, And, 0, And.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (_at + And.Length == _filter.Length || !IsLetter(_filter[_at + And.Length]));

        /// <summary>A word, or what stands in quotes; null where there is neither.</summary>
        private string? TakeValue()
        {
            if (IsAtEnd || _filter[_at] != '"')
                return Take(letter => !char.IsWhiteSpace(letter) && letter is not ('"' or '<' or '>' or '=' or '!')) is { Length: > 0 } word ? word : null;

            var end = _filter.IndexOf('"', _at + 1);
            if (end < 0)
                return null;
            var quoted = _filter[(_at + 1)..end];
            _at = end + 1;
            return quoted;
        }

        private string Take(Func<char, bool> isTaken)
        {
            var start = _at;
            while (_at < _filter.Length && isTaken(_filter[_at]))
                _at++;
            return _filter[start.._at];
        }
    }
}
