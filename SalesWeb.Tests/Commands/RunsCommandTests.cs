using System.Text.Json;
using SalesWeb.Commands;
using SalesWeb.Storage;
using SalesWeb.Tracking;

namespace SalesWeb.Tests.Commands;

public sealed class RunsCommandTests : IDisposable
{
    private readonly ShellUnderTest _shell = new(Composition.Compose);

    public RunsCommandTests()
    {
        var runs = new RunStore(TrackingDatabase.At(Path.Combine(_shell.Data, "tracking.db")), TimeProvider.System);
        // 1 is bread, finished; 2 is cake and drinks, failed; 3 is bread, still running and without metrics.
        runs.Measure(Start("Bread"), 0, new Dictionary<string, double> { ["rmse"] = 12.5, ["wape"] = 0.25 });
        runs.Finish(1);
        runs.Measure(Start("Cake and \u00e9clairs"), 0, new Dictionary<string, double> { ["rmse"] = 200, ["skill"] = -0.5 });
        runs.Fail(2, "It was too dark.");
        Start("Bread");

        long Start(string category) => runs.Start(
            new RunStart { Experiment = "first", Name = $"CNNLSTM-{category}", Category = category, Dataset = "shop", Model = "CNNLSTM" });
    }

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("", new[] { 3, 2, 1 })]
    [InlineData("category = Bread", new[] { 3, 1 })]
    [InlineData("category=\"bread\"", new[] { 3, 1 })]
    [InlineData("category != Bread", new[] { 2 })]
    [InlineData("category = \"Cake and \u00e9clairs\"", new[] { 2 })]
    [InlineData("category = \"Bread\" and status = finished and rmse < 100", new[] { 1 })]
    [InlineData("name = CNNLSTM-Bread AND experiment=first and dataset = shop and model = cnnlstm", new[] { 3, 1 })]
    [InlineData("rmse <= 200", new[] { 2, 1 })]
    [InlineData("rmse < 200", new[] { 1 })]
    [InlineData("rmse >= 12.5 and rmse > 12.5", new[] { 2 })]
    [InlineData("rmse = 12.5", new[] { 1 })]
    [InlineData("rmse != 12.5", new[] { 2 })]
    [InlineData("skill < -1e-1", new[] { 2 })]
    [InlineData("id >= 2", new[] { 3, 2 })]
    [InlineData("nothing_of_the_kind > 0", new int[0])]
    public async Task A_filter_keeps_the_runs_that_meet_all_of_it(string filter, int[] ids)
    {
        Assert.Equal(ExitCode.Done, await _shell.Run("runs", "--filter", filter, "--json"));
        var runs = JsonDocument.Parse(_shell.Out).RootElement.GetProperty("runs");
        Assert.Equal(ids, runs.EnumerateArray().Select(run => run.GetProperty("id").GetInt32()));
    }

    [Theory]
    [InlineData("category", "--filter cannot be read from here on: category")]
    [InlineData("category = ", "--filter cannot be read from here on: category =")]
    [InlineData("rmse < 1 or rmse > 2", "--filter cannot be read from here on: rmse < 1 or rmse > 2")]
    [InlineData("rmse < 1 and", "--filter cannot be read from here on: and")]
    [InlineData("and rmse < 1", "--filter cannot be read from here on: and rmse < 1")]
    [InlineData("rmse < 1 rmse > 2", "--filter cannot be read from here on: rmse < 1 rmse > 2")]
    [InlineData("category < 3", "--filter: category is a text, which < cannot compare.")]
    [InlineData("rmse < low", "--filter: rmse is compared with a number, and \"low\" is none.")]
    public async Task What_is_no_filter_is_refused(string filter, string problem)
    {
        Assert.Equal(ExitCode.YourFault, await _shell.Run("runs", "--filter", filter));
        Assert.StartsWith(problem, _shell.Error);
        Assert.Equal("", _shell.Out);
    }

    [Fact]
    public async Task For_people_it_is_a_table_and_as_JSON_all_that_is_known()
    {
        await _shell.Run("runs", "--limit", "2");
        Assert.Contains("CNNLSTM-Bread", _shell.Out);
        Assert.Contains("200.00", _shell.Out);
        Assert.DoesNotContain("12.50", _shell.Out);

        await _shell.Run("runs", "--filter", "id = 99");
        Assert.Equal("There is no such run.", _shell.Out.TrimEnd());

        await _shell.Run("runs", "--filter", "id = 2", "--json");
        var run = JsonDocument.Parse(_shell.Out).RootElement.GetProperty("runs")[0];
        Assert.Equal("failed", run.GetProperty("status").GetString());
        Assert.Equal("It was too dark.", run.GetProperty("failure").GetString());
        Assert.Equal(-0.5, run.GetProperty("metrics").GetProperty("skill").GetDouble());
        Assert.True(run.GetProperty("ended_at").GetDateTimeOffset() >= run.GetProperty("started_at").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_limit_below_one_is_refused() => Assert.Equal(ExitCode.YourFault, await _shell.Run("runs", "--limit", "0"));
}
