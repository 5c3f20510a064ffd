using System.Net;
using SalesWeb.Datasets;
using SalesWeb.Import;
using SalesWeb.Jobs;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Pages;

public sealed class DataIndexTests : IDisposable
{
    private readonly SalesWebApp _app = new();
    private readonly Visitor _visitor;

    public DataIndexTests()
    {
        _visitor = new Visitor(_app);
        _app.Import(SalesFiles.Daily(30, "Bread"), "first");
        _app.Import(SalesFiles.Daily(40, "Bread", "Cakes"), "second");
    }

    private DatasetStore Datasets => _app.Services.GetRequiredService<DatasetStore>();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Lists_the_datasets_and_marks_the_default_one()
    {
        var page = await _visitor.Get("/data");

        Assert.Equal(["second", "first"], page.All("#datasets tbody th a"));
        Assert.Single(page.All("#datasets .badge"), "Default");
    }

    [Fact]
    public async Task The_limit_of_an_upload_stands_beside_its_field()
    {
        var page = await _visitor.Get("/data");

        Assert.Contains("up to 512 MiB", page.The("#upload-limit").TextContent);
        Assert.Equal($"{512L * 1024 * 1024}", page.The("input[type=file]").GetAttribute("data-limit"));
    }

    [Fact]
    public async Task A_button_makes_another_dataset_the_default()
    {
        var page = await _visitor.Get("/data");

        var answer = await _visitor.Submit(page, "#datasets form");

        Assert.Equal("/data", Assert.Single(answer.Headers["Location"]));
        Assert.Equal("second", Datasets.Get(null).Dataset);
    }

    [Fact]
    public async Task A_dataset_is_deleted_only_after_a_question()
    {
        var question = await _visitor.Get("/data/delete?dataset=first");
        Assert.Contains("The sales of 1 category, 1 Jan 2023 to 30 Jan 2023", question.Text);
        Assert.NotNull(Datasets.Find("first"));

        var answer = await _visitor.Submit(question, "main form");

        Assert.Equal("/data", Assert.Single(answer.Headers["Location"]));
        Assert.Null(Datasets.Find("first"));
    }

    [Fact]
    public async Task A_dataset_that_is_not_there_cannot_be_deleted()
    {
        var page = await _visitor.Get("/data/delete?dataset=third");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("\"first\"", page.Text);
    }

    [Fact]
    public async Task The_report_of_a_dataset_says_what_was_found_and_what_was_left_out()
    {
        _app.Import(SalesFiles.Daily(50, "Bread") + "2023-02-31,Bread,5\n", "odd");

        var page = await _visitor.Get("/data/report?dataset=odd");

        Assert.Contains("Rejected rows", page.All("h3"));
        var cells = page.All("[aria-label='Rejected rows'] tbody td");
        Assert.Equal(["52", "date", "2023-02-31"], cells.Take(3));
        Assert.NotEmpty(page.All("section ul li"));
    }

    [Theory]
    [InlineData("/data/report?dataset=third")]
    [InlineData("/data/report?dataset=first&version=99")]
    [InlineData("/data?job=99")]
    public async Task What_is_not_there_is_404(string url) => Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get(url)).Status);

    [Fact]
    public async Task Another_kind_of_job_is_no_import_and_cannot_be_cancelled_here()
    {
        var other = _app.Jobs.Enqueue("something else", "Bread", "{}");

        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get($"/data?job={other.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _visitor.GetByHtmx($"/data?handler=Import&job={other.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Cancel(other.Id)).Status);
        Assert.False(_app.Jobs.Get(other.Id).CancelRequested);
    }

    [Fact]
    public async Task A_cancel_that_comes_too_late_is_told_so()
    {
        var job = await BrokenImport();

        var page = await Cancel(job.Id);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("It had ended already", page.The($"#import-{job.Id} p[role=status]").TextContent);
    }

    [Fact]
    public async Task An_import_that_failed_says_why()
    {
        var job = await BrokenImport();

        var page = await _visitor.Get($"/data?job={job.Id}");

        Assert.Equal("Failed", page.The($"#import-{job.Id} .badge").TextContent);
        Assert.Contains(job.Message!, page.The($"#import-{job.Id} [role=alert]").TextContent);
        Assert.Null(page.The($"#import-{job.Id}").GetAttribute("hx-get"));
    }

    private async Task<Job> BrokenImport()
    {
        var path = Path.Combine(Directory.CreateDirectory(_app.Data).FullName, "broken.csv");
        File.WriteAllText(path, "name\nBread\n");
        return await _app.End(_app.Services.GetRequiredService<ImportQueue>().Enqueue(path, "broken.csv", "third", ImportChoices.None).Id);
    }

    /// <summary>Sends the form of a card that is out of date.</summary>
    private async Task<Visit> Cancel(long id)
    {
        const string AnyForm = "#datasets form";
        var page = await _visitor.Get("/data");
        page.The(AnyForm).SetAttribute("action", "/data?handler=Cancel");
        return await _visitor.Submit(page, AnyForm, fields: ("job", $"{id}"));
    }
}
