using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Training.Importing;

/// <summary>To which dataset a file belongs that is dropped under a name of its own.</summary>
public sealed class DatasetProposalsTests : IDisposable
{
    private const string January = "date,category,amount\n2024-01-30,Bread,5\n2024-01-31,Bread,6\n";

    private readonly StagedShop _app = new();

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("2024-02-01", ImportMode.Append)]
    [InlineData("2024-02-03", ImportMode.Append)]
    [InlineData("2024-06-01", ImportMode.Append)]
    [InlineData("2024-01-31", ImportMode.Correct)]
    public async Task A_file_with_the_same_header_goes_to_the_dataset_that_it_continues_or_corrects(string from, ImportMode mode)
    {
        await Import("shop.csv", January);

        var next = await _app.Stage("Export 4711.csv", $"date,category,amount\n{from},Bread,8\n2024-06-02,Bread,9\n");

        Assert.Equal(("shop", mode), (next.Dataset, next.Mode));
        Assert.Null(next.RecalledAt);
        await _app.Import(next.Id);
        Assert.Equal(["shop"], _app.Datasets.Current().Select(version => version.Dataset));
        Assert.Equal(mode == ImportMode.Append ? 28 : 22, _app.Datasets.Get("shop").Total);
    }

    [Theory]
    [InlineData("date,category,turnover\n2024-02-01,Bread,8\n")]
    [InlineData("date,category,amount\n2024-01-30,Bread,8\n2024-01-31,Bread,8\n")]
    [InlineData("date,category,amount\n2024-02-01,Screws,8\n2024-02-02,Nails,8\n")]
    public async Task A_file_with_another_header_or_other_categories_or_all_the_same_dates_is_a_new_dataset(string text)
    {
        await Import("shop.csv", January);

        Assert.Equal("export", (await _app.Stage("export.csv", text)).Dataset);
    }

    [Fact]
    public async Task Where_two_datasets_are_equally_likely_a_person_chooses()
    {
        await Import("north.csv", January, "north");
        await Import("south.csv", January, "south");

        var next = await _app.Stage("export.csv", "date,category,amount\n2024-02-01,Bread,8\n");

        Assert.Equal("export", next.Dataset);
        Assert.Equal(["north", "south"], Proposals(next).Select(proposal => proposal.Present.Dataset).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_likeliest_dataset_comes_first_and_only_the_same_header_is_called_the_same()
    {
        await Import("similar.csv", "date,category,amount,remark\n2024-01-30,Bread,5,x\n2024-01-31,Bread,6,y\n", "similar");
        await Import("old.csv", January.Replace("2024", "2023"), "old");
        await Import("covered.csv", "date,category,amount\n2024-02-01,Bread,5\n", "covered");
        await Import("shop.csv", January, "shop");

        var next = await _app.Stage("export.csv", "date,category,amount\n2024-02-01,Bread,8\n2024-02-02,Bread,8\n");

        Assert.Equal(
            [("shop", ImportMode.Append, true), ("old", ImportMode.Append, true), ("covered", ImportMode.Replace, true), ("similar", ImportMode.Append, false)],
            Proposals(next).Select(proposal => (proposal.Present.Dataset, proposal.Mode.Mode, proposal.HasSameHeader)));
        Assert.Equal("shop", next.Dataset);
    }

    [Fact]
    public async Task The_header_of_every_version_of_a_dataset_counts()
    {
        await Import("shop.csv", January, "shop");
        await Import("other.csv", "day,group,revenue\n2024-02-01,Bread,5\n", "shop", ImportMode.Append);

        Assert.Equal("shop", (await _app.Stage("x.csv", "date,category,amount\n2024-02-02,Bread,8\n")).Dataset);
        Assert.Equal("shop", (await _app.Stage("y.csv", "day,group,revenue\n2024-02-02,Bread,8\n")).Dataset);
    }

    private async Task Import(string name, string text, string dataset = "", ImportMode? mode = null)
    {
        var file = await _app.Stage(name, text, dataset);
        if (mode is { } chosen)
            file = _app.Staging.Decide(file.Id, one => one with { Mode = chosen });
        await _app.Import(file.Id);
    }

    private IReadOnlyList<DatasetProposal> Proposals(StagedFile file) =>
        _app.Services.GetRequiredService<DatasetProposals>().Of(_app.Services.GetRequiredService<StagedDecisions>().Get(file.Id).Decision!);
}
