using SalesWeb.Jobs;
using SalesWeb.Tests.Training;

namespace SalesWeb.Tests.Pages;

/// <summary>A small file with a few bad rows, which are more than the share that is let pass: 28 good ones and two that only add up.</summary>
public sealed class DataRejectedTests : IDisposable
{
    private static readonly string File = SalesFiles.Daily(28, "Bread") + "Total,Bread,300\nGrand total,Bread,300\n";

    private readonly StagedShop _app = new();
    private readonly Visitor _visitor;

    public DataRejectedTests() => _visitor = new Visitor(_app);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task A_trial_shows_the_bad_rows_and_offers_the_others_by_a_word_of_their_own()
    {
        var file = await _app.Stage("shop.csv", File);
        await _app.End(_app.Staging.Check(file.Id).CheckJobId!.Value);

        var page = await _visitor.Get($"/data/import/{file.Id}?step=check");
        Assert.Contains("2 of 30 rows cannot be read, more than the 5.0 % that are left out without a word", page.Text);
        Assert.Equal(2, page.Page.QuerySelectorAll("[aria-label='Rejected rows'] tbody tr").Length);
        Assert.Empty(_app.Datasets.Current());

        await _visitor.Submit(page, "main form[action*='handler=Import']");
        await _app.End(_app.Files.Get(file.Id).ImportJobId!.Value);
        var version = _app.Datasets.Get("shop");
        Assert.Equal((28, 2), (version.RowsImported, version.RowsRejected));
        Assert.Contains("2 rows were left out. Download them with their reasons", (await _visitor.Get($"/data/import/{file.Id}")).Text);
    }

    [Fact]
    public async Task Without_that_word_the_file_is_refused_whole()
    {
        var file = await _app.Stage("shop.csv", File);

        var tried = await _app.Import(file.Id);

        var ended = _app.Jobs.Get(tried.ImportJobId!.Value);
        Assert.Equal(JobStatus.Failed, ended.Status);
        Assert.Contains("let the other rows be imported all the same", ended.Message, StringComparison.Ordinal);
        Assert.Empty(_app.Datasets.Current());
    }

    [Fact]
    public async Task It_holds_for_this_file_and_not_for_the_next_one()
    {
        var file = await _app.Stage("shop.csv", File);
        var page = await _visitor.Get($"/data/import/{file.Id}");
        await _visitor.Submit(page, "#decisions", byHtmx: true, ("choice.rejected_rows", "accept"));
        await _app.Import(file.Id);
        Assert.Equal(28, _app.Datasets.Get("shop").RowsImported);

        var next = await _app.Stage("shop.csv", File.Replace("2023-01-01", "2023-02-01", StringComparison.Ordinal));

        Assert.DoesNotContain("rejected_rows", next.Chosen.Keys);
    }

    [Fact]
    public async Task One_row_is_spoken_of_as_one()
    {
        _app.Import(SalesFiles.Daily(40, "Bread") + "Total,Bread,300\n");

        var page = await _visitor.Get("/data/report?dataset=shop");

        Assert.Contains("1 row was left out. Download it with its reason, correct it, and upload that file", page.Text);
    }
}
