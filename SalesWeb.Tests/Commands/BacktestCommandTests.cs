using System.Text.Json;
using SalesWeb.Commands;

namespace SalesWeb.Tests.Commands;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly ShellUnderTest _shell = new(Composition.Compose);

    public BacktestCommandTests()
    {
        File.WriteAllText(_shell.Config, TwoCategories.Config);
        TwoCategories.Write(Sales);
    }

    private string Sales => Path.Combine(_shell.Folder, "shop.csv");

    private string Table => Path.Combine(_shell.Folder, "backtest.csv");

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _shell.Dispose();
    }

    [Fact]
    public async Task What_repeats_every_week_is_forecast_without_error_by_last_week()
    {
        Assert.Equal(ExitCode.Done, await Run("--horizon", "7", "--windows", "2", "--models", "SeasonalNaive", "--level", "90", "--out", Table, "--json"));

        var answer = JsonDocument.Parse(_shell.Out).RootElement;
        var naive = Assert.Single(answer.GetProperty("leaderboard").EnumerateArray());
        Assert.Equal(0, naive.GetProperty("wape").GetDouble());
        Assert.Equal(2 * 2 * 7, answer.GetProperty("rows").GetInt32());

        var lines = File.ReadAllLines(Table);
        Assert.Equal("unique_id,ds,cutoff,y,SeasonalNaive,SeasonalNaive-mean,SeasonalNaive-lo-90,SeasonalNaive-hi-90", lines[0]);
        Assert.Contains("Bread,2024-07-28,2024-07-21,30,30,30,30,30", lines);
        Assert.Equal(1 + 28, lines.Length);
    }

    [Fact]
    public async Task The_plan_comes_from_the_settings_unless_the_command_line_gives_it()
    {
        string[] settings = ["--set", "backtest.windows=3", "--set", "backtest.warm_up=0", "--set", "backtest.models=[SeasonalNaive]", "--set", "network.horizon=5"];

        Assert.Equal(ExitCode.Done, await Run([.. settings, "--json"]));
        var configured = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal(2 * 3 * 5, configured.GetProperty("rows").GetInt32());
        Assert.Equal("SeasonalNaive", Assert.Single(configured.GetProperty("leaderboard").EnumerateArray()).GetProperty("model").GetString());
    }

    [Fact]
    public async Task Every_model_is_compared_and_nothing_of_the_file_is_kept()
    {
        Assert.Equal(ExitCode.Done, await Run("--horizon", "7", "--windows", "1"));
        Assert.Contains("SeasonalNaive", _shell.Out);
        Assert.Contains("CNNLSTM", _shell.Out);
        Assert.Contains("within 80 %", _shell.Out);
        Assert.False(Directory.Exists(_shell.Data));
    }

    [Fact]
    public async Task A_preview_tells_the_cutoffs_and_fits_nothing()
    {
        Assert.Equal(ExitCode.Done, await Run("--horizon", "7", "--windows", "2", "--warm-up", "1", "--models", "SeasonalNaive,CNNLSTM", "--preview", "--json"));

        var answer = JsonDocument.Parse(_shell.Out).RootElement;
        Assert.Equal(["2024-07-14", "2024-07-21"], answer.GetProperty("cutoffs").EnumerateArray().Select(date => date.GetString()));
        Assert.Equal(6, answer.GetProperty("fits").GetInt32());
        Assert.True(answer.GetProperty("estimated_seconds").GetDouble() > 0);
    }

    [Fact]
    public async Task Leaks_are_looked_for_on_request()
    {
        Assert.Equal(ExitCode.Done, await Run("--horizon", "7", "--models", "SeasonalNaive,Ensemble", "--check-leaks"));

        Assert.Contains("Not one forecast changed", _shell.Out);
        Assert.Contains("SeasonalNaive, Ensemble", _shell.Out);
    }

    [Theory]
    [InlineData("The level \"many\" is no whole number.", "--level", "many")]
    [InlineData("level is 100; it must be 1 to 99.", "--level", "80,100")]
    [InlineData("level is missing; it must be 1 to 99.", "--level", ",")]
    [InlineData("warm_up is -1; it must be 0 to 100. refit_every is 0;", "--warm-up", "-1", "--refit-every", "0")]
    [InlineData("There is no model \"Oracle\".", "--models", "Oracle")]
    [InlineData("horizon is 0; it must be 1 to 3660.", "--horizon", "0")]
    [InlineData("FILE and --dataset exclude each other.", "--dataset", "shop")]
    public async Task What_cannot_be_measured_is_refused(string problem, params string[] options)
    {
        Assert.Equal(ExitCode.YourFault, await Run(options));
        Assert.StartsWith(problem, _shell.Error);
        Assert.Equal("", _shell.Out);
    }

    private Task<int> Run(params string[] options) =>
        _shell.Run(["backtest", Sales, "--map", "date=day,category=group,amount=revenue", .. options]);
}
