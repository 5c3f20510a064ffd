using SalesWeb.Datasets;

namespace SalesWeb.Tests.Training.Importing;

/// <summary>A file that only plans, on its way through the import.</summary>
public sealed class StagedPlanTests : IDisposable
{
    private readonly StagedShop _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("date,category,amount,promotion\n2024-02-12,Bread,,1\n2024-02-13,Bread,,0\n")]
    [InlineData("date,category,promotion\n2024-02-12,Bread,1\n2024-02-13,Bread,0\n")]
    public async Task A_file_of_plan_rows_for_a_dataset_is_appended_to_it(string plan)
    {
        var sales = string.Concat(Enumerable.Range(1, 42).Select(day => $"{new DateOnly(2024, 1, 1).AddDays(day - 1):yyyy-MM-dd},Bread,{10 + (day % 7)},{day % 6 / 5}\n"));
        _app.Import($"date,category,amount,promotion\n{sales}");

        var next = await _app.Stage("plan.csv", plan, "shop");
        var imported = await _app.Import(next.Id);

        Assert.Equal(ImportMode.Append, next.Mode);
        Assert.Equal("shop", imported.Dataset);
        var version = _app.Datasets.Get("shop");
        Assert.Equal((ImportMode.Append, new DateOnly(2024, 2, 11)), (version.Mode, version.LastDate));
        Assert.Contains("2 planned days after 2024-02-11", version.Notes, StringComparison.Ordinal);
    }
}
