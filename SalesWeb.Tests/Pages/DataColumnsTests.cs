using SalesWeb.Tests.Training;

namespace SalesWeb.Tests.Pages;

/// <summary>What the columns of an uploaded file are, chosen one after the other: every select shows it, and every choice can be taken back.</summary>
public sealed class DataColumnsTests : IDisposable
{
    private const string Long = "tag,warengruppe,preis,umsatz\n2024-01-01,Brot,2,10\n2024-01-01,Tee,3,20\n2024-01-02,Brot,2,12\n2024-01-02,Tee,3,21\n";
    private const string Wide = "date,bread,tea\n2024-01-01,5,7\n2024-01-02,6,8\n2024-01-03,9,4\n";

    private static readonly string[] AsFound = ["Date", "Category", "Price", "Amount"];

    private readonly StagedShop _app = new();
    private readonly Visitor _visitor;

    public DataColumnsTests() => _visitor = new Visitor(_app);

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData(1, "category")]
    [InlineData(1, "wide")]
    [InlineData(1, "")]
    [InlineData(1, "amount")]
    [InlineData(2, "date")]
    [InlineData(2, "wide")]
    [InlineData(2, "")]
    [InlineData(3, "wide")]
    [InlineData(4, "")]
    [InlineData(4, "wide")]
    [InlineData(4, "quantity")]
    public async Task A_wrong_choice_is_shown_and_is_taken_back_by_another(int column, string wrong)
    {
        var page = await Open(Long);
        var right = Roles(page)[column - 1];

        var mistaken = await Choose(page, (column, wrong));
        Assert.Equal(Label(wrong), Roles(mistaken)[column - 1]);

        Assert.Equal(AsFound, Roles(await Choose(mistaken, (column, right.ToLowerInvariant()))));
    }

    [Fact]
    public async Task Where_nothing_can_be_read_the_other_columns_stay_what_they_were_taken_for()
    {
        var page = await Choose(await Open(Long), (4, ""));

        Assert.Contains("there is no column of sales", page.The("#doubts [role=alert]").TextContent);
        Assert.Equal(["Date", "Category", "Price", "not used"], Roles(page));
    }

    [Fact]
    public async Task A_column_that_cannot_hold_the_dates_gives_them_back_when_it_is_not_used()
    {
        var page = await Choose(await Open(Long), (2, "date"));
        Assert.Equal(["not used", "Date", "Price", "Amount"], Roles(page));

        Assert.Equal(["Date", "not used", "Price", "Amount"], Roles(await Choose(page, (2, ""))));
    }

    [Fact]
    public async Task A_column_that_is_not_used_is_taken_for_nothing_else()
    {
        var page = await Choose(await Open("date,pieces,weight\n2024-01-01,5,2\n2024-01-02,6,3\n2024-01-03,9,4\n"), (2, ""));

        Assert.Equal("not used", Roles(page)[1]);
    }

    [Fact]
    public async Task Of_two_columns_that_were_a_category_each_one_can_become_the_amount()
    {
        var page = await Choose(await Choose(await Open(Long), (3, "wide")), (4, "wide"));
        Assert.Equal(["Date", "not used", "own category", "own category"], Roles(page));

        page = await Choose(page, (4, "amount"));

        Assert.Equal(AsFound, Roles(page));
    }

    [Fact]
    public async Task A_column_of_a_wide_file_can_be_the_amount_and_then_a_category_again()
    {
        var page = await Open(Wide);
        Assert.Equal(["Date", "own category", "own category"], Roles(page));

        page = await Choose(page, (2, "amount"));
        Assert.Equal("Amount", Roles(page)[1]);

        page = await Choose(page, (2, "wide"));
        Assert.Equal("own category", Roles(page)[1]);
        Assert.Equal("own category", Roles(await Choose(page, (3, "wide")))[2]);
    }

    [Fact]
    public async Task Two_columns_change_places_in_one_form()
    {
        var page = await Choose(await Open(Long), (3, "amount"), (4, "price"));

        Assert.Equal(["Date", "Category", "Amount", "Price"], Roles(page));
    }

    [Fact]
    public async Task A_column_that_answers_a_question_is_nothing_else_any_more()
    {
        var file = await _app.Stage("shop.csv", "date,kind,bread,tea\n2024-01-01,a,5,7\n2024-01-02,b,6,8\n2024-01-03,a,9,4\n");
        var page = await Choose(await _visitor.Get($"/data/import/{file.Id}"), (3, "quantity"));

        await _visitor.Submit(page, "#decisions", byHtmx: true, ("choice.amount", "bread"));

        Assert.Equal("bread", _app.Files.Get(file.Id).Chosen["amount"]);
        Assert.DoesNotContain("quantity", _app.Files.Get(file.Id).Chosen.Keys);
    }

    private async Task<Visit> Open(string text) => await _visitor.Get($"/data/import/{(await _app.Stage("shop.csv", text)).Id}");

    /// <summary>Changes some selects of the whole page as it stands, and sees the whole page that follows.</summary>
    private async Task<Visit> Choose(Visit page, params (int Column, string Role)[] changes)
    {
        var fields = page.Page.QuerySelectorAll(".preview select")
            .Select(select => (Name: select.GetAttribute("name")!, Value: select.QuerySelector("option[selected]")!.GetAttribute("value")!))
            .Select(field => changes.FirstOrDefault(change => field.Name == $"column.{change.Column}") is { Column: > 0 } change ? (field.Name, change.Role) : field);
        var answer = await _visitor.Submit(page, "#decisions", fields: [.. fields]);
        return await _visitor.Get(Assert.Single(answer.Headers["Location"])!);
    }

    private static IReadOnlyList<string> Roles(Visit page) => page.All(".preview option[selected]");

    private static string Label(string role) => role switch
    {
        "" => "not used",
        "wide" => "own category",
        _ => char.ToUpperInvariant(role[0]) + role[1..],
    };
}
