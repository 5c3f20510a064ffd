namespace SalesWeb.Tests.Settings;

public sealed class SettingsErrorsTests : IDisposable
{
    private readonly ConfigFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_problems_are_told_at_once_each_with_its_place()
    {
        var problems = _folder.Problems(
            """
            network:
              windwo: 14
              hidden: many
              hidden: 12
              kernel: 0
              window: 14
            trainig:
              seed: 1
            environments:
              docker:
                server:
                  url: http://localhost:1
            """,
            [("SALESWEB__TRAINING__MAX_EPOCH", "3"), ("SALESWEB__DATA__MEASURE", "weight")],
            "training.learning_rate=0,001",
            "data.max_rejected_share=NaN",
            "network.horizon");

        Assert.Equal(
            [
                "config.yaml, line 4: network.hidden is repeated; it is in line 3 already.",
                "config.yaml, line 2: there is no setting network.windwo; the nearest is network.window.",
                "config.yaml, line 7: there is no section trainig; the nearest is training.",
                "config.yaml, line 12: there is no setting server.url; the nearest is server.urls.",
                "SALESWEB__TRAINING__MAX_EPOCH: there is no setting training.max_epoch; the nearest is training.max_epochs.",
                "--set network.horizon: write it as --set section.key=value.",
                "config.yaml, line 3: network.hidden is \"many\"; it must be a whole number.",
                "SALESWEB__DATA__MEASURE: data.measure is \"weight\"; it must be auto, amount or quantity.",
                "--set training.learning_rate: training.learning_rate is \"0,001\"; it must be a number, with a point before the decimals.",
                "--set data.max_rejected_share: data.max_rejected_share is NaN; it must be at least 0 and at most 1.",
                "config.yaml, line 5: network.kernel is 0; it must be at least 1 and at most network.window, which is 14.",
            ],
            problems);
    }

    [Theory]
    [InlineData("data: {max_rejected_share: 1.01}", "it must be at least 0 and at most 1")]
    [InlineData("data: {max_upload_mb: 0}", "it must be at least 1 and at most 65536")]
    [InlineData("data: {dataset: ' '}", "it must be a name")]
    [InlineData("data: {categories: [A, A]}", "no name comes twice")]
    [InlineData("data: {categories: [A, '']}", "none of them empty")]
    [InlineData("data: {columns: {date: X, item: X}}", "data.columns.item is X; it must be a column that has no other role; it is data.columns.date too")]
    [InlineData("network: {window: 2}", "network.kernel is 3 by default; it must be at least 1 and at most network.window, which is 2")]
    [InlineData("network: {window: 1001}", "at most 1000")]
    [InlineData("network: {horizon: 0}", "at least 1")]
    [InlineData("network: {channels: 0}", "at least 1")]
    [InlineData("network: {hidden: 1025}", "at most 1024")]
    [InlineData("training: {schedule: linear}", "it must be constant, cosine or plateau")]
    [InlineData("training: {weight_decay: 1.01}", "at least 0 and at most 1")]
    [InlineData("training: {clip_norm: -1}", "at least 0 and at most 1000000")]
    [InlineData("training: {clip_norm: NaN}", "at least 0 and at most 1000000")]
    [InlineData("network: {hidden: 99999999999}", "it must be a whole number")]
    [InlineData("network: {hidden: 1.5}", "it must be a whole number")]
    [InlineData("network: {hidden: }", "has no value; it must be a whole number")]
    [InlineData("network: {hidden: [64]}", "network.hidden is a list; it must be a whole number")]
    [InlineData("network: {hidden: {units: 64}}", "network.hidden holds keys of its own")]
    [InlineData("network: 14", "network must hold keys")]
    [InlineData("[network]", "the file must hold keys")]
    [InlineData("training: {learning_rate: 0}", "above 0 and at most 1")]
    [InlineData("training: {learning_rate: .nan}", "it must be a number")]
    [InlineData("training: {batch_size: 0}", "at least 1")]
    [InlineData("training: {max_epochs: 0}", "at least 1")]
    [InlineData("training: {patience_epochs: 0}", "at least 1")]
    [InlineData("training: {validation_share: 1}", "at most 0.9")]
    [InlineData("training: {workers: 65}", "at most 64")]
    [InlineData("tracking: {experiment: ''}", "tracking.experiment is empty; it must be a name")]
    [InlineData("tracking: {database: ../tracking.db}", "inside the data directory")]
    [InlineData("tracking: {database: /tmp/tracking.db}", "inside the data directory")]
    [InlineData("tracking: {artifacts: a/../..}", "inside the data directory")]
    [InlineData("tracking: {artifacts: .}", "inside the data directory")]
    [InlineData("server: {urls: localhost}", "one or more addresses")]
    [InlineData("server: {urls: 'ftp://localhost'}", "one or more addresses")]
    [InlineData("server: {urls: ''}", "one or more addresses")]
    [InlineData("server: {allowed_hosts: ''}", "* or host names")]
    public void A_value_against_its_rule_is_refused(string yaml, string rule) =>
        Assert.Contains(rule, Assert.Single(_folder.Problems(yaml)));

    [Theory]
    [InlineData("learning_rate", "training.learning_rate")]
    [InlineData("network.seed", "training.seed")]
    [InlineData("network.hiden", "network.hidden")]
    [InlineData("data.colums.date", "data.columns.date")]
    [InlineData("tracking.artefacts", "tracking.artifacts")]
    public void The_nearest_key_is_the_one_that_was_meant(string written, string meant) =>
        Assert.EndsWith($"the nearest is {meant}.", Assert.Single(_folder.Problems("", set: $"{written}=1")));

    [Fact]
    public void An_environment_that_is_not_there_is_refused() => Assert.Equal(
        ["SALESWEB_ENV is prod, which is no environment of config.yaml; there is docker, local."],
        _folder.Problems("environments: {docker: {}}", [("SALESWEB_ENV", "prod")]));

    [Theory]
    [InlineData("network:\n\twindow: 14\n", "config.yaml, line 2: the line is indented with a tab, and YAML allows only spaces.")]
    [InlineData("network:\n  window: 14\n \t hidden: 3\n", "config.yaml, line 3: the line is indented with a tab, and YAML allows only spaces.")]
    [InlineData("a: b\nnetwork: [1, 2\nx: 1\n", "config.yaml, line 2: this cannot be read as YAML: network: [1, 2.")]
    [InlineData("network: {window: 'x\n", "config.yaml, line")]
    [InlineData("network: &n {window: 3}\n", "config.yaml, line 1: anchors (& and *) are not understood.")]
    [InlineData("network:\n  window: *n\n", "config.yaml, line 2: anchors (& and *) are not understood.")]
    [InlineData("network: {}\n---\ndata: {}\n", "config.yaml, line 2: a second document begins.")]
    [InlineData("? [a]\n: b\n", "config.yaml, line 1: a key is a list or a mapping.")]
    [InlineData("[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]", "config.yaml, line 1: this is nested too deep.")]
    [InlineData("data: {}\n\0\n", "config.yaml, line 2: there is a NUL character.")]
    public void What_is_not_plain_YAML_is_refused_in_our_words(string yaml, string problem)
    {
        var said = Assert.Single(_folder.Problems(yaml));
        Assert.StartsWith(problem, said);
        Assert.DoesNotContain("YamlDotNet", said);
    }
}
