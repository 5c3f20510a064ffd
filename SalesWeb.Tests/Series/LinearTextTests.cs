using System.Text;
using System.Text.RegularExpressions;
using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

/// <summary>
/// The linear code for tables and typed values gives the results of the backtracking expressions that state their rules, for every
/// short text over the letters that matter, and copes with a megabyte of those that made the expressions quadratic.
/// </summary>
public class LinearTextTests
{
    private const int Megabyte = 1 << 20;
    private const string Formula = "(?=[\\s\\p{Cf}\"]*[=+\\-@＝＋－＠]|[\\t\\r\\n])";
    private const string CellStart = "(?:^|(?<=[;\\r\\n]))";

    private static readonly Regex FormulaStart = new(CellStart + Formula);
    private static readonly Regex MarkedFormula = new(CellStart + "'" + Formula);
    private static readonly Regex Surroundings = new(@"^[\s\uFEFF\[]+|[\s;,|\]]+$");
    private static readonly Regex Separators = new(@"\s*[;|]\s*|\s*,\s+|\s+,?\s*");

    [Fact]
    public void Formulas_are_marked_as_the_rule_says()
    {
        var written = new StringBuilder();
        foreach (var text in Texts("a= \n\t;'\"\u00AD＠", length: 5))
        {
            written.Clear();
            using var writer = new StringWriter(written);
            new CsvTable(writer, '|', ["x"]).Row(text);

            var marked = FormulaStart.Replace(text, "'");
            var cell = marked.IndexOfAny(['"', '\n']) >= 0 ? $"\"{marked.Replace("\"", "\"\"")}\"" : marked;
            Assert.Equal($"x\n{cell}\n", written.ToString());
        }
    }

    [Fact]
    public void Marks_are_taken_off_as_the_rule_says() =>
        Assert.All(Texts("a= \r;''\"\u200B", length: 5), text => Assert.Equal(MarkedFormula.Replace(text, ""), CsvTable.WithoutMark(text)));

    [Fact]
    public void Typed_values_are_split_as_the_rule_says()
    {
        foreach (var text in Texts("12, ;\n[]|\uFEFF", length: 5))
        {
            var trimmed = Surroundings.Replace(text, "");
            var words = trimmed == "" ? [] : Separators.Split(trimmed);
            var expected = words.Length == 1 ? words[0].Split(',') : words;
            if (words.Any(word => word.Contains(',')) && words.Length > 1)
                continue; // what commas mean within words is decided by other rules

            var isAmbiguous = words.Length == 1 && expected.Length == 2 && expected.All(word => word != "" && word.All(char.IsAsciiDigit));
            var isRead = !isAmbiguous && expected.All(word => word.All(char.IsAsciiDigit) && word != "");
            if (isRead)
                Assert.Equal(expected.Select(double.Parse), TypedValues.Read(text));
            else
                Assert.Throws<UserErrorException>(() => TypedValues.Read(text));
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData(" ")]
    [InlineData("\";")]
    [InlineData("\n'")]
    [InlineData("\u200B\r")]
    public void A_megabyte_of_beginnings_of_formulas_is_written_and_read(string beginning)
    {
        var text = string.Concat(Enumerable.Repeat(beginning, Megabyte / beginning.Length)) + "x";
        using var writer = new StringWriter();

        new CsvTable(writer, "x").Row(text);

        Assert.InRange(writer.GetStringBuilder().Length, text.Length, 3 * text.Length);
        Assert.EndsWith("x", CsvTable.WithoutMark($"'{text}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData(";")]
    [InlineData("; ,")]
    [InlineData("1,")]
    [InlineData("1.")]
    [InlineData("[")]
    public void A_megabyte_that_is_no_list_of_values_is_refused(string repeated) => Assert.Throws<UserErrorException>(
        () => TypedValues.Read($"1{string.Concat(Enumerable.Repeat(repeated, Megabyte / repeated.Length))}x"));

    /// <summary>All texts of up to a number of letters.</summary>
    private static IEnumerable<string> Texts(string letters, int length)
    {
        IEnumerable<string> texts = [""];
        for (var i = 0; i < length; i++)
            texts = texts.SelectMany(text => letters.Select(letter => text + letter)).Append("");
        return texts;
    }
}
