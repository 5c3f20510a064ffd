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
        Assert.Equal("unique_id,ds,cutoff,y,SeasonalNaive,SeasonalNaive-lo-90,SeasonalNaive-hi-90", lines[0]);
        Assert.Contains("Bread,2024-07-28,2024-07-21,30,30,30,30", lines);
        Assert.Equal(1 + 28, lines.Length);
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

    [Theory]
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
