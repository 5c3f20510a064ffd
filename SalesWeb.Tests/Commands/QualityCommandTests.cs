using System.Text.Json;
using SalesWeb.Commands;

namespace SalesWeb.Tests.Commands;

public sealed class QualityCommandTests : IDisposable
{
    private readonly ShellUnderTest _shell = new(Composition.Compose);

    public QualityCommandTests()
    {
        var file = Path.Combine(_shell.Folder, "shop.csv");
        File.WriteAllText(file, SalesFiles.Daily(200, "Bread", "Cake") + "2023-07-21,\"Bread\",100\n2023-07-20,\"Cake\",1\n");
        _shell.Run("import", file).GetAwaiter().GetResult();
    }

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task For_people_it_is_a_table_of_all_categories()
    {
        Assert.Equal(ExitCode.Done, await _shell.Run("quality"));

        Assert.Contains("Bread", _shell.Out);
        Assert.Contains("what needs attention", _shell.Out);
        Assert.Contains("Roughly: look at the intervals", _shell.Out);
    }

    [Fact]
    public async Task As_JSON_it_is_all_that_was_found()
    {
        Assert.Equal(ExitCode.Done, await _shell.Run("quality", "--category", "Cake", "--json"));

        var cake = JsonDocument.Parse(_shell.Out).RootElement.GetProperty("category");
        Assert.Equal("roughly", cake.GetProperty("forecastable").GetString());
        Assert.Equal("smooth", cake.GetProperty("demand").GetString());
        Assert.Equal(1, cake.GetProperty("missing").GetInt32());
        Assert.Equal("2023-07-20", cake.GetProperty("outliers")[0].GetProperty("date").GetString());
    }

    [Fact]
    public async Task One_category_is_told_with_its_reasons()
    {
        await _shell.Run("quality", "--category", "Cake");

        Assert.StartsWith("Cake: Roughly", _shell.Out);
        Assert.Contains("There are 202 days of history, less than a year.", _shell.Out);
        Assert.Contains("Suggested for missing periods:", _shell.Out);
    }

    [Theory]
    [InlineData("--category", "Pie", "has no category \"Pie\"")]
    [InlineData("--dataset", "none", "There is no dataset \"none\"")]
    public async Task What_is_not_there_is_refused(string option, string value, string problem)
    {
        Assert.Equal(ExitCode.YourFault, await _shell.Run("quality", option, value));
        Assert.Contains(problem, _shell.Error);
    }
}
