using System.Net;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Import;
using SalesWeb.Jobs;
using SalesWeb.Tests.Training;
using SalesWeb.Training.Importing;
using SalesWeb.Web;

namespace SalesWeb.Tests.Pages;

/// <summary>Uploaded files that nobody wants, and what goes wrong on their way.</summary>
public sealed class DataImportTroubleTests : IDisposable
{
    private readonly StagedShop _app = new();
    private readonly Visitor _visitor;

    public DataImportTroubleTests() => _visitor = new Visitor(_app);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_character_that_no_text_has_is_refused_in_words(bool byHtmx)
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));
        var page = await _visitor.Get($"/data/import/{file.Id}");

        var answer = await _visitor.Submit(page, "#decisions", byHtmx, ("dataset", "sh\0op"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("contains characters that are not text", answer.Text);
    }

    [Fact]
    public async Task An_import_that_is_not_noted_with_its_file_is_not_done_later()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));
        var asked = _app.Services.GetRequiredService<ImportQueue>().Enqueue(file, ImportChoices.None);

        var ended = await _app.End(asked.Id);

        Assert.Equal(JobStatus.Failed, ended.Status);
        Assert.StartsWith("Nothing was imported, because there was no room", ended.Message);
        Assert.Empty(_app.Datasets.Current());
        Assert.True(File.Exists(file.Path));
    }

    [Fact]
    public async Task A_file_that_is_no_table_says_why_and_until_when_it_waits()
    {
        var file = await _app.Stage("shop.csv", "{}");
        var until = _app.Files.Get(file.Id).CreatedAt + StagedFiles.Patience;

        var page = await _visitor.Get($"/data/import/{file.Id}");

        Assert.Contains("it is a JSON document", page.Text);
        Assert.Contains($"the file waits until {Format.Moment(until)}", page.Text);
    }

    [Fact]
    public async Task A_file_that_waits_can_be_discarded_from_the_list()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));
        await _visitor.Submit(await _visitor.Get("/data"), "#waiting form");

        Assert.Null(_app.Files.Find(file.Id));
        Assert.False(File.Exists(file.Path));
    }

    public void Dispose() => _app.Dispose();
}
