using System.Net;
using System.Text.Json;
using SalesWeb.Datasets.Amendments;
using SalesWeb.Jobs;
using SalesWeb.Series;
using SalesWeb.Tests.Pages;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Training.Importing;

/// <summary>Uploads whose dataset changes between what was decided about them and their import.</summary>
public sealed class StagedBasisTests : IDisposable
{
    private const string January = "date,category,amount\n2023-01-01,Bread,5\n2023-01-31,Bread,6\n";
    private const string February = "date,category,amount\n2023-02-01,Bread,7\n2023-02-02,Bread,8\n";

    private readonly StagedShop _app = new();
    private readonly Visitor _visitor;

    public StagedBasisTests() => _visitor = new Visitor(_app);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Two_files_for_a_new_dataset_do_not_take_each_others_place_without_a_question()
    {
        var january = await _app.Stage("jan.csv", January, "shop");
        var february = await _app.Stage("feb.csv", February, "shop");
        var stillOpen = await _visitor.Get($"/data/import/{february.Id}");
        await _app.Import(january.Id);

        var answer = await _visitor.Submit(stillOpen, "#decisions", fields: ("dataset", "shop"), byHtmx: false);
        Assert.Single(answer.Headers["Location"]);
        var refusal = Assert.Throws<UserErrorException>(() => _app.Staging.Check(february.Id));
        Assert.Equal((UserErrorKind.Conflict, "There is a dataset \"shop\" now; when this was decided, there was none."), (refusal.Kind, refusal.Message));
        Assert.Throws<UserErrorException>(() => _app.Staging.Import(february.Id));

        var page = await _visitor.Get($"/data/import/{february.Id}");
        Assert.Equal("Append", page.The(".modes input[checked]").GetAttribute("value"));
        await _app.Import(february.Id);
        Assert.Equal(26, _app.Datasets.Get("shop").Total);
    }

    [Fact]
    public async Task The_page_that_is_still_open_says_what_has_changed_and_asks_again()
    {
        var february = await _app.Stage("feb.csv", February, "shop");
        var stillOpen = await _visitor.Get($"/data/import/{february.Id}");
        _app.Import(January);

        // The button of the form has an address of its own.
        stillOpen.The("#decisions").SetAttribute("action", $"/data/import/{february.Id}?handler=Import");
        var answer = await _visitor.Submit(stillOpen, "#decisions", fields: ("dataset", "shop"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("There is a dataset \"shop\" now", answer.The("#problem").TextContent);
        Assert.Equal("Append", answer.The(".modes input[checked]").GetAttribute("value"));
        Assert.Equal(11, _app.Datasets.Get("shop").Total);
    }

    [Fact]
    public async Task What_waited_behind_another_import_into_the_same_dataset_is_asked_about_again()
    {
        var february = await _app.Stage("feb.csv", February, "shop");
        // A job that no worker takes, so that it is done here and now.
        var job = _app.Jobs.Enqueue("nobody's", "feb.csv", JsonSerializer.Serialize(new { february.Path, february.FileName, february.Dataset, Map = new { }, StagedId = february.Id }));
        _app.Files.Keep(february with { ImportJobId = job.Id });
        _app.Import(January);
        var import = _app.Services.GetServices<IJobKind>().Single(kind => kind.Name == ImportJob.KindName);

        var refusal = Assert.Throws<UserErrorException>(() => import.Run(new JobContext(job, _app.Jobs, TimeProvider.System, default, default)));

        Assert.StartsWith("There is a dataset \"shop\" now", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(11, _app.Datasets.Get("shop").Total);
    }

    [Fact]
    public async Task A_file_that_would_still_do_the_same_is_imported_without_a_question()
    {
        _app.Import(January);
        var february = await _app.Stage("feb.csv", February, "shop");
        _app.Import(January.Replace(",6", ",16", StringComparison.Ordinal));

        await _app.Import(february.Id);

        Assert.Equal(36, _app.Datasets.Get("shop").Total);
    }

    [Fact]
    public async Task After_its_dataset_was_deleted_a_file_does_not_make_a_new_one_without_a_word()
    {
        _app.Import(January);
        var file = await _app.Stage("feb.csv", February, "shop");
        await _app.End(_app.Staging.Check(file.Id).CheckJobId!.Value);
        _app.Datasets.Delete("shop");

        var refusal = Assert.Throws<UserErrorException>(() => _app.Staging.Import(file.Id));
        Assert.StartsWith("The dataset \"shop\" was deleted since this was decided", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("A new dataset.", (await _visitor.Get($"/data/import/{file.Id}?step=check")).The("#mode").TextContent);

        await _app.Import(file.Id);
        Assert.Equal(15, _app.Datasets.Get("shop").Total);
    }

    [Fact]
    public async Task What_a_person_chose_for_the_sales_there_are_now_holds()
    {
        _app.Import(January);
        var file = await _app.Stage("feb.csv", February, "shop");
        var page = await _visitor.Get($"/data/import/{file.Id}");
        await _visitor.Submit(page, "#decisions", byHtmx: true, ("dataset", "shop"), ("mode", "Replace"));

        await _app.Import(file.Id);

        Assert.Equal(15, _app.Datasets.Get("shop").Total);
    }

    /// <summary>January has 11; meanwhile it is replaced by one of 21.</summary>
    [Fact]
    public async Task A_trial_on_sales_that_are_gone_is_made_again_and_says_so()
    {
        _app.Import(January);
        var file = await _app.Stage("feb.csv", February, "shop");
        var first = _app.Staging.Check(file.Id).CheckJobId!.Value;
        await _app.End(first);
        _app.Import(January.Replace(",6", ",16", StringComparison.Ordinal));

        Assert.Throws<UserErrorException>(() => _app.Staging.Import(file.Id));
        var trying = await _visitor.Get($"/data/import/{file.Id}?step=check");
        Assert.Contains("shop has changed since this was tried", trying.Text);
        var second = _app.Files.Get(file.Id).CheckJobId!.Value;
        Assert.NotEqual(first, second);
        await _app.End(second);

        var page = await _visitor.Get($"/data/import/{file.Id}?step=check");
        Assert.Contains("shop has changed since this was tried, so it was tried again.", page.Text);
        Assert.Equal(["21.00", "36.00"], page.All("[aria-label='Changes by category'] tbody td").Take(2));
        await _app.Import(file.Id);
        Assert.Equal(36, _app.Datasets.Get("shop").Total);
    }

    [Fact]
    public async Task A_trial_before_a_correction_does_not_hold_after_it()
    {
        _app.Import(January);
        var file = await _app.Stage("feb.csv", February, "shop");
        await _app.End(_app.Staging.Check(file.Id).CheckJobId!.Value);

        _app.Services.GetRequiredService<AmendmentStore>().SetRule(_app.Datasets.Get("shop"), "Bread", MissingRule.Closed, "Ann", "We were closed.");

        Assert.Throws<UserErrorException>(() => _app.Staging.Import(file.Id));
    }
}
