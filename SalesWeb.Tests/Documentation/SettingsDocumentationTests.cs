using System.Text.RegularExpressions;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Documentation;

/// <summary>The records, config.yaml and README.md tell the same about every setting.</summary>
public partial class SettingsDocumentationTests
{
    private static readonly string Config = Path.Combine(Repository.Root, "config.yaml");

    private static readonly IReadOnlyList<EffectiveValue> Defaults =
        SettingsReader.Read(null, new Dictionary<string, string>(), []).Values;

    private static readonly IReadOnlyList<EffectiveValue> Configured =
        SettingsReader.Read(Config, new Dictionary<string, string>(), []).Values;

    [Fact]
    public void The_file_sets_every_key() => Assert.All(Configured, value => Assert.StartsWith("config.yaml, line ", value.Origin));

    [Fact]
    public void The_file_sets_every_key_to_its_default() =>
        Assert.Equal(Defaults.Select(KeyAndValue), Configured.Select(KeyAndValue));

    [Fact]
    public void Each_line_of_the_file_tells_what_the_value_is()
    {
        var lines = File.ReadAllLines(Config);
        Assert.All(Configured, value =>
        {
            var line = lines[int.Parse(value.Origin.Split(' ')[^1]) - 1];
            Assert.Matches($@"^ +{value.Key.Split('.')[^1]}: .* # \S+.*", line);
        });
    }

    [Fact]
    public void Each_number_of_the_file_has_a_range()
    {
        var lines = File.ReadAllLines(Config);
        Assert.All(Configured.Where(value => double.TryParse(value.Value, out _)), value =>
            Assert.Matches("; .*( to |at least|above|any)", lines[int.Parse(value.Origin.Split(' ')[^1]) - 1]));
    }

    [Fact]
    public void The_table_of_the_README_has_a_row_for_every_key_with_its_default()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "README.md"))
            .Select(line => Row().Match(line))
            .Where(row => row.Success)
            .Select(row => (row.Groups["key"].Value, row.Groups["default"].Value));

        Assert.Equal(Defaults.Select(KeyAndValue), rows);
    }

    private static (string Key, string Value) KeyAndValue(EffectiveValue value) => (value.Key, value.Value);

    [GeneratedRegex(@"^\| `(?<key>(data|calendar|network|training|backtest|tracking|retention|server)\.[a-z_.]+)` \| (`(?<default>[^`]*)` )?\| \S.* \|$")]
    private static partial Regex Row();
}
