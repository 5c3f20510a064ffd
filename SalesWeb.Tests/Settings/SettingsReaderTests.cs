using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Settings;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_file_the_defaults_hold()
    {
        var effective = SettingsReader.Read(null, new Dictionary<string, string>(), []);

        Assert.Null(effective.Path);
        Assert.Equal("local", effective.Environment);
        Assert.Equal(new NetworkSettings(), effective.Settings.Network);
        Assert.All(effective.Values, value => Assert.Equal("default", value.Origin));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n")]
    [InlineData("data:\nnetwork:\n  # window: 9\n")]
    public void A_file_that_sets_nothing_leaves_the_defaults(string yaml) =>
        Assert.All(_folder.Read(yaml).Values, value => Assert.Equal("default", value.Origin));

    [Fact]
    public void Every_type_of_value_is_read()
    {
        var settings = _folder.Read(
            """
            data:
              file: ""
              categories: [Books, "Toys, large", '1']
              columns: {date: Datum, amount: Umsatz}
              measure: quantity
              missing_periods: interpolate
              max_rejected_share: 1e-2
            training:
              schedule: plateau
              seed: -7
            """).Settings;

        Assert.Equal("", settings.Data.File);
        Assert.Equal(["Books", "Toys, large", "1"], settings.Data.Categories);
        Assert.Equal("Datum", settings.Data.Columns.Date);
        Assert.Equal("Umsatz", settings.Data.Columns.Amount);
        Assert.Equal("", settings.Data.Columns.Category);
        Assert.Equal(Measure.Quantity, settings.Data.Measure);
        Assert.Equal(MissingRule.Interpolate, settings.Data.MissingPeriods);
        Assert.Equal(0.01, settings.Data.MaxRejectedShare);
        Assert.Equal(ScheduleKind.Plateau, settings.Training.Schedule);
        Assert.Equal(-7, settings.Training.Seed);
        Assert.Equal(60, settings.Training.MaxEpochs);
    }

    [Fact]
    public void Overlay_variable_and_option_win_over_the_file_in_this_order()
    {
        const string Yaml =
            """
            network:
              window: 20
              horizon: 20
              channels: 20
              hidden: 20
            environments:
              local:
                network:
                  horizon: 30
                  channels: 30
                  hidden: 30
              docker:
                network: {horizon: 300}
            """;

        var effective = _folder.Read(
            Yaml,
            [("SALESWEB__NETWORK__CHANNELS", "40"), ("SALESWEB__NETWORK__HIDDEN", "40"), ("SALESWEB_DATA_DIR", "elsewhere")],
            "network.hidden=50");

        Assert.Equal(new NetworkSettings { Window = 20, Horizon = 30, Channels = 40, Hidden = 50 }, effective.Settings.Network);
        Assert.Equal(
            [
                ("network.window", "20", "config.yaml, line 2"),
                ("network.horizon", "30", "environments.local, line 9"),
                ("network.channels", "40", "SALESWEB__NETWORK__CHANNELS"),
                ("network.kernel", "3", "default"),
                ("network.hidden", "50", "--set"),
            ],
            effective.Values.Where(value => value.Key is "network.window" or "network.horizon" or "network.channels" or "network.kernel" or "network.hidden")
                .Select(value => (value.Key, value.Value, value.Origin)));
        Assert.Equal(300, _folder.Read(Yaml, [("SALESWEB_ENV", "docker")]).Settings.Network.Horizon);
    }

    [Theory]
    [InlineData("data.categories=Books, Toys", new[] { "Books", "Toys" })]
    [InlineData("data.categories=[Books, \"Toys, large\"]", new[] { "Books", "Toys, large" })]
    [InlineData("data.categories=auto", new string[0])]
    public void A_list_can_be_given_as_an_option(string option, string[] categories) =>
        Assert.Equal(categories, _folder.Read("data: {categories: [A]}", set: option).Settings.Data.Categories);

    [Fact]
    public void A_nested_key_can_be_given_as_a_variable() =>
        Assert.Equal("Datum", _folder.Read("", [("SALESWEB__DATA__COLUMNS__DATE", "Datum")]).Settings.Data.Columns.Date);

    [Fact]
    public void The_data_file_lies_relative_to_the_config()
    {
        Assert.Equal(
            Path.Combine(Path.GetDirectoryName(_folder.Config)!, "mine", "sales.csv"),
            _folder.Read("data: {file: mine/sales.csv}").DataFile);
        Assert.Null(_folder.Read("data: {file: }").DataFile);
    }

    [Fact]
    public void The_file_asked_for_comes_first_and_then_the_folders_in_their_order()
    {
        var here = Path.GetDirectoryName(_folder.Config)!;
        var beside = Directory.CreateDirectory(Path.Combine(here, "beside")).FullName;
        File.WriteAllText(Path.Combine(beside, "config.yaml"), "");
        Assert.Equal(Path.Combine(beside, "config.yaml"), ConfigFile.Find(null, [here, beside]));

        File.WriteAllText(_folder.Config, "");
        Assert.Equal(_folder.Config, ConfigFile.Find(null, [here, beside]));
        Assert.Equal(Path.Combine(beside, "config.yaml"), ConfigFile.Find(Path.Combine(beside, "config.yaml"), [here]));
        Assert.Null(ConfigFile.Find(null, [Path.Combine(here, "nowhere")]));
        Assert.Contains("no.yaml", Assert.Throws<UserErrorException>(() => ConfigFile.Find("no.yaml", [here])).Message);
    }

    [Fact]
    public void Settings_written_as_YAML_read_back_the_same()
    {
        var once = _folder.Read(
            """
            data: {file: "", dataset: "$${x} # \"é\" 😀 'a': [b]", categories: [Books, "Toys, large", auto, "1"], columns: {item: "Artikel\tNr"}}
            training: {learning_rate: 1e-7, seed: -3}
            """);
        var yaml = once.ToYaml();
        var again = _folder.Read(yaml);

        Assert.Equal("${x} # \"é\" 😀 'a': [b]", once.Settings.Data.Dataset);
        Assert.Equal(once.Values.Select(value => (value.Key, value.Value)), again.Values.Select(value => (value.Key, value.Value)));
        Assert.Equal(once.Settings.Data.Categories, again.Settings.Data.Categories);
        Assert.Matches($"\n  window: {new NetworkSettings().Window} +# default\n", yaml);
    }

    [Fact]
    public void The_data_directory_is_the_option_or_the_variable_or_data()
    {
        var here = Path.GetDirectoryName(_folder.Config)!;
        File.WriteAllText(_folder.Config, "tracking: {database: runs.db}");
        var variables = new Dictionary<string, string> { ["SALESWEB_DATA_DIR"] = Path.Combine(here, "b") };

        Assert.Equal(
            Path.Combine(here, "a", "runs.db"), Installation.Read(Path.Combine(here, "a"), _folder.Config, [], variables).Data.TrackingDatabase);
        Assert.Equal(Path.Combine(here, "b"), Installation.Read(null, _folder.Config, [], variables).Data.Root);
        Assert.Equal(Path.GetFullPath("data"), Installation.Read(null, _folder.Config, [], new Dictionary<string, string>()).Data.Root);
    }
}
