using System.Net;
using System.Text;
using SalesWeb.Tests.Training;

namespace SalesWeb.Tests.Pages;

public sealed class DataImportTests : IDisposable
{
    private const string Doubtful = "date,category,amount\n01/02/2024,Bread,5\n02/02/2024,Bread,6\n03/02/2024,Tea,7\n";

    private readonly StagedShop _app = new();
    private readonly Visitor _visitor;

    public DataImportTests() => _visitor = new Visitor(_app);

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Each_column_says_what_it_was_taken_for_and_why()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));

        var page = await _visitor.Get($"/data/import/{file.Id}");

        Assert.Equal(["date", "category", "amount"], page.All(".preview .header"));
        Assert.Equal(["Date", "Category", "Amount"], page.All(".preview option[selected]"));
        Assert.All(page.All(".preview th > small"), why => Assert.EndsWith(".", why, StringComparison.Ordinal));
        Assert.Equal(10, page.Page.QuerySelectorAll(".preview tbody tr").Length);
        Assert.Contains("30 rows from 1 Jan 2023 to 30 Jan 2023, daily", page.The("#doubts .lead").TextContent);
        Assert.Empty(_app.Datasets.Current());
    }

    [Fact]
    public async Task A_file_under_another_name_is_proposed_for_the_dataset_that_it_continues_and_can_be_a_new_one()
    {
        await _app.Import((await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"))).Id);
        var file = await _app.Stage("export.csv", "date,category,amount\n2023-01-31,Bread,5\n");

        var page = await _visitor.Get($"/data/import/{file.Id}");

        Assert.Equal("shop", page.The("#dataset").GetAttribute("value"));
        Assert.Equal(["shop", "export"], page.Page.QuerySelectorAll("input[name=proposal]").Select(radio => radio.GetAttribute("value")));
        Assert.True(page.The("#proposal-0").HasAttribute("checked"));
        Assert.True(page.The("#mode-Append").HasAttribute("checked"));
        Assert.Contains("Same columns.", page.The(".proposals").TextContent, StringComparison.Ordinal);

        var fragment = await Decide(page, ("proposal", "export"), ("shown.proposal", "shop"), ("dataset", "shop"));

        Assert.Equal("export", fragment.The("#dataset").GetAttribute("value"));
        Assert.True(fragment.The("#proposal-new").HasAttribute("checked"));
        Assert.Equal("export", _app.Files.Get(file.Id).Dataset);
    }

    [Fact]
    public async Task Columns_are_called_those_of_a_dataset_only_where_they_are()
    {
        await _app.Import((await _app.Stage("shop.csv", "date,category,amount,remark\n2023-01-30,Bread,5,x\n2023-01-31,Bread,5,y\n")).Id);
        var file = await _app.Stage("export.csv", "date,category,amount\n2023-02-01,Bread,5\n");

        var page = await _visitor.Get($"/data/import/{file.Id}");

        Assert.Equal("export", page.The("#dataset").GetAttribute("value"));
        Assert.DoesNotContain("Same columns.", page.The(".proposals").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_kept_and_the_preview_follows_as_a_fragment()
    {
        var file = await _app.Stage("shop.csv", Doubtful);
        var page = await _visitor.Get($"/data/import/{file.Id}");
        Assert.Contains("from 2 Jan 2024 to 2 Mar 2024", page.The("#doubts .lead").TextContent);

        var fragment = await Decide(page, ("choice.date_order", "day"));

        Assert.True(fragment.IsFragment);
        Assert.Contains("from 1 Feb 2024 to 3 Feb 2024", fragment.The("#doubts .lead").TextContent);
        Assert.Equal("true", fragment.The("#doubts").GetAttribute("hx-swap-oob"));
        Assert.Equal("day", _app.Files.Get(file.Id).Chosen["date_order"]);
    }

    [Fact]
    public async Task Under_each_cell_stands_what_it_is_read_as_where_that_is_something_else()
    {
        var file = await _app.Stage("shop.csv", "date;category;amount\n01/02/2024;Bread;1.234,50\n02/02/2024;Bread;6\n03/02/2024;Tea;7,00\n");
        var page = await _visitor.Get($"/data/import/{file.Id}");
        Assert.Equal(["2024-01-02", "1234.5", "2024-02-02", "2024-03-02", "7"], page.All(".preview td > small"));

        var fragment = await Decide(page, ("choice.date_order", "day"));

        Assert.Equal(["2024-02-01", "1234.5", "2024-02-02", "2024-02-03", "7"], fragment.All(".preview td > small"));
    }

    [Fact]
    public async Task A_cell_that_says_itself_what_it_is_stands_alone()
    {
        var file = await _app.Stage("shop.csv", "date,category,amount\n2024-02-01,Bread,5.50\n2024-02-02,Bread,6\n");
        Assert.Empty((await _visitor.Get($"/data/import/{file.Id}")).All(".preview td > small"));
    }

    [Fact]
    public async Task A_role_that_moves_to_another_column_leaves_the_first()
    {
        var file = await _app.Stage("shop.csv", "date,category,amount,profit\n2024-01-01,Bread,5,1\n2024-01-02,Bread,6,2\n");
        var page = await _visitor.Get($"/data/import/{file.Id}");

        var fragment = await Decide(page, ("column.4", "amount"));

        Assert.Equal(["Date", "Category", "not used", "Amount"], fragment.All(".preview option[selected]"));
    }

    /// <summary>What a form was sent with late, before its page had followed an earlier change.</summary>
    [Fact]
    public async Task Only_what_differs_from_what_was_shown_is_a_choice()
    {
        var file = await _app.Stage("shop.csv", "date,category,amount,profit\n2024-01-01,Bread,5,1\n2024-01-02,Bread,6,2\n");
        var page = await _visitor.Get($"/data/import/{file.Id}");
        await Decide(page, ("column.4", "amount"));

        await _visitor.Submit(page, "#decisions", fields: [.. Standing, ("column.3", "amount"), ("column.4", "amount"), ("dataset", "bakery")]);

        Assert.Equal(("profit", "bakery"), (_app.Files.Get(file.Id).Chosen["amount"], _app.Files.Get(file.Id).Dataset));
    }

    [Fact]
    public async Task Without_scripts_a_decision_leads_back_to_the_preview()
    {
        var file = await _app.Stage("shop.csv", Doubtful);
        var page = await _visitor.Get($"/data/import/{file.Id}");

        var answer = await _visitor.Submit(page, "#decisions", fields: ("choice.date_order", "day"));

        Assert.Equal($"/data/import/{file.Id}?step=look", Assert.Single(answer.Headers["Location"]));
    }

    [Fact]
    public async Task A_name_that_no_dataset_can_have_is_422_and_nothing_is_decided()
    {
        var file = await _app.Stage("shop.csv", Doubtful);
        var page = await _visitor.Get($"/data/import/{file.Id}");

        var answer = await _visitor.Submit(page, "#decisions", fields: ("dataset", new string('x', 101)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("true", answer.The("#dataset").GetAttribute("aria-invalid"));
        Assert.Equal("shop", _app.Files.Get(file.Id).Dataset);
    }

    [Fact]
    public async Task A_choice_that_does_not_exist_is_422()
    {
        var file = await _app.Stage("shop.csv", Doubtful);
        var page = await _visitor.Get($"/data/import/{file.Id}");

        var answer = await _visitor.Submit(page, "#decisions", fields: ("choice.date_order", "sideways"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("sideways", answer.The("#problem").TextContent);
        Assert.Empty(_app.Files.Get(file.Id).Chosen);
    }

    [Fact]
    public async Task Where_the_dataset_has_sales_already_the_file_says_what_it_does_to_them()
    {
        _app.Import("date,category,amount\n2023-01-01,Bread,5\n2023-01-31,Bread,6\n", "shop");
        var file = await _app.Stage("february.csv", "date,category,amount\n2023-02-01,Bread,5\n2023-02-02,Bread,6\n", "shop");

        var page = await _visitor.Get($"/data/import/{file.Id}");

        Assert.Equal("Append", page.The(".modes input[checked]").GetAttribute("value"));
        Assert.Contains("begins on 1 Feb 2023, after the sales there are", page.The("#mode").TextContent);
    }

    /// <summary>January: 5 and 6. The file corrects one of the days and adds another: 5 + 7 + 8.</summary>
    [Fact]
    public async Task A_trial_tells_what_would_change_and_writes_nothing()
    {
        _app.Import("date,category,amount\n2023-01-01,Bread,5\n2023-01-31,Bread,6\n", "shop");
        var file = await _app.Stage("late.csv", "date,category,amount\n2023-01-31,Bread,7\n2023-02-01,Bread,8\n", "shop");
        await _app.End(_app.Staging.Check(file.Id).CheckJobId!.Value);

        var page = await _visitor.Get($"/data/import/{file.Id}?step=check");

        Assert.Equal(["11.00", "20.00", "1", "1", "0"], page.All("[aria-label='Changes by category'] tbody td"));
        Assert.Equal(11, _app.Datasets.Get("shop").Total);
        Assert.Single(_app.Datasets.Versions("shop"));
    }

    /// <summary>One row in 31 is bad, which is below the limit of one in twenty.</summary>
    [Fact]
    public async Task A_trial_shows_the_rows_that_would_be_rejected_with_their_reasons()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread") + "2023-02-31,Bread,8\n");
        await _app.End(_app.Staging.Check(file.Id).CheckJobId!.Value);

        var page = await _visitor.Get($"/data/import/{file.Id}?step=check");

        Assert.Equal(["32", "date", "2023-02-31"], page.All("[aria-label='Rejected rows'] tbody td").Take(3));
        Assert.Contains("Nothing was written yet.", page.Text);
    }

    [Fact]
    public async Task A_trial_that_fails_says_why_and_leads_back()
    {
        _app.Import("date,category,quantity\n2023-01-01,Bread,5\n2023-01-02,Bread,6\n", "shop");
        var file = await _app.Stage("shop.csv", "date,category,amount\n2023-02-01,Bread,8\n2023-02-02,Bread,8\n", "shop");
        await _app.End(_app.Staging.Check(file.Id).CheckJobId!.Value);

        var page = await _visitor.Get($"/data/import/{file.Id}?step=check");

        Assert.Contains("counts amount, and the dataset \"shop\" counts quantity", page.The("[role=alert]").TextContent);
        Assert.Equal($"/data/import/{file.Id}?step=look", page.The("main a[role=button]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_file_that_is_known_is_one_word_away()
    {
        await _app.Import((await _app.Stage("january.csv", SalesFiles.Daily(30, "Bread"))).Id);
        var next = await _app.Stage("january-2.csv", SalesFiles.Daily(40, "Bread"));

        var page = await _visitor.Get($"/data/import/{next.Id}");
        Assert.Contains("Read as last time (14 Mar 2026, dataset january)", page.Text);
        Assert.Empty(page.All(".preview"));
        Assert.Single((await _visitor.Get($"/data/import/{next.Id}?step=look")).All(".preview"));

        var answer = await _visitor.Submit(page, "main form[action*=Import]");
        Assert.Equal($"/data/import/{next.Id}", Assert.Single(answer.Headers["Location"]));
        await _app.End(_app.Files.Get(next.Id).ImportJobId!.Value);
        Assert.Equal(40, _app.Datasets.Get("january").RowsImported);
    }

    [Fact]
    public async Task Cells_that_look_like_formulas_or_markup_are_text()
    {
        var file = await _app.Stage("shop.csv", "date,category,amount\n2024-01-01,\"=HYPERLINK(\"\"http://x\"\")\",5\n2024-01-02,<b>Bread</b>,6\n");

        var page = await _visitor.Get($"/data/import/{file.Id}");

        Assert.Contains("=HYPERLINK(\"http://x\")", page.All(".preview td"));
        Assert.Contains("<b>Bread</b>", page.All(".preview td"));
    }

    [Fact]
    public async Task A_file_of_two_thousand_columns_is_still_a_page()
    {
        var text = new StringBuilder("date,amount");
        for (var i = 3; i <= 2000; i++)
            text.Append($",remark{i}");
        text.Append('\n');
        for (var day = 1; day <= 28; day++)
            text.Append($"2024-02-{day:00},5{string.Concat(Enumerable.Repeat(",x", 1998))}\n");
        var file = await _app.Stage("broad.csv", text.ToString());

        var page = await _visitor.Get($"/data/import/{file.Id}");

        Assert.Equal(60, page.All(".preview .header").Count);
        Assert.Contains("1,940 more columns are not shown.", page.Text);
        Assert.True(page.Body.Length < 200_000, $"The page has {page.Body.Length} characters.");
    }

    [Fact]
    public async Task After_a_restart_the_file_is_read_once_more()
    {
        var file = await _app.Stage("shop.csv", SalesFiles.Daily(30, "Bread"));
        _app.Services.GetRequiredService<SalesWeb.Training.Importing.InspectedFiles>().Forget(file.Id);

        await _visitor.Get($"/data/import/{file.Id}");
        await _app.End(_app.Files.Get(file.Id).InspectJobId!.Value);

        Assert.Single((await _visitor.Get($"/data/import/{file.Id}")).All(".preview"));
    }

    [Theory]
    [InlineData("/data/import/99")]
    [InlineData("/data/import/99?step=check")]
    [InlineData("/data/import/abc")]
    public async Task What_is_not_there_is_404(string url) => Assert.Equal(HttpStatusCode.NotFound, (await _visitor.Get(url)).Status);

    /// <summary>What else stands in the form, as a browser would send it along.</summary>
    private static (string, string)[] Standing => [("column.1", "date"), ("column.2", "category")];

    private Task<Visit> Decide(Visit page, params (string, string)[] fields) => _visitor.Submit(page, "#decisions", byHtmx: true, fields);
}
