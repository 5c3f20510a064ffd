using SalesWeb.Datasets;
using SalesWeb.Datasets.Uploads;
using SalesWeb.Pages.Data;
using SalesWeb.Series;
using SalesWeb.Training.Importing;

namespace SalesWeb.Tests.Training.Importing;

/// <summary>What is known of a file because another with its header was imported before, or because it went out of here.</summary>
public sealed class RememberedHeaderTests : IDisposable
{
    private const string DayFirst = "date,category,amount\n14/03/2024,Bread,5\n15/03/2024,Bread,6\n16/03/2024,Bread,7\n";

    private readonly StagedShop _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task The_date_order_that_a_file_proved_holds_for_the_next_one_that_leaves_it_open()
    {
        await Import("march.csv", DayFirst);
        Assert.Empty(_app.Datasets.Get("march").Notes.Split("as it was chosen").Skip(1));

        var next = await _app.Stage("april.csv", "date,category,amount\n05/04/2024,Bread,8\n");

        Assert.Equal(new DateOnly(2024, 4, 5), Decision(next).Inspection.Span!.Value.First);
        Assert.Equal(WizardStep.Known, Step(next));
    }

    [Fact]
    public async Task What_a_file_proves_itself_goes_before_what_an_earlier_one_proved()
    {
        await Import("march.csv", DayFirst);

        var next = await _app.Stage("april.csv", "date,category,amount\n04/05/2024,Bread,8\n04/15/2024,Bread,8\n");

        Assert.Equal(new DateOnly(2024, 4, 5), Decision(next).Inspection.Span!.Value.First);
    }

    [Fact]
    public async Task What_a_file_proves_itself_goes_before_what_was_answered_for_one_that_left_it_open()
    {
        var first = await _app.Stage("march.csv", "date,category,amount\n01/03/2024,Bread,5\n02/03/2024,Bread,6\n");
        _app.Staging.Decide(first.Id, file => file.With(new Dictionary<string, string> { ["date_order"] = "day" }));
        await _app.Import(first.Id);

        var next = await _app.Stage("april.csv", "date,category,amount\n04/05/2024,Bread,8\n04/15/2024,Bread,8\n");

        Assert.Equal(new DateOnly(2024, 4, 5), Decision(next).Inspection.Span!.Value.First);
    }

    [Fact]
    public async Task The_decimal_mark_that_a_file_proved_holds_for_the_next_one_that_leaves_it_open()
    {
        await Import("january.csv", "date;category;amount\n2024-01-01;Bread;1234.50\n2024-01-02;Bread;7.25\n");

        var next = await _app.Stage("february.csv", "date;category;amount\n2024-01-03;Bread;1.234\n");
        await _app.Import(next.Id);

        Assert.Equal(1234.5 + 7.25 + 1.234, _app.Datasets.Get("january").Total, 9);
    }

    [Fact]
    public async Task A_question_without_an_answer_is_put_and_not_passed_over_in_one_word()
    {
        await Import("march.csv", "date,category,amount\n2024-03-14,Bread,5\n2024-03-15,Bread,6\n");

        var next = await _app.Stage("april.csv", "date,category,amount\n05/04/2024,Bread,8\n");

        Assert.NotNull(next.RecalledAt);
        Assert.Equal(WizardStep.Preview, Step(next));
    }

    [Theory]
    [InlineData("date,shelf,amount\n2024-03-01,Bread,5\n2024-03-02,Bread,6\n2024-03-03,Cakes,7\n2024-03-04,Cakes,8\n")]
    [InlineData("date,sales,rain,frost\n2024-03-01,11.5,5,1\n2024-03-02,12.5,6,3\n2024-03-03,13,7,6\n2024-03-04,14,0,2\n")]
    [InlineData("date;item;amount;quantity\n2024-03-01;Roll;1.234;2\n2024-03-02;Bun;1.234;3\n2024-03-03;Roll;1.234;4\n")]
    public async Task Who_imports_a_file_as_it_is_shown_has_answered_its_questions_for_the_next_one(string march)
    {
        var first = await _app.Stage("march.csv", march);
        var asked = Decision(first).Inspection.Questions;
        Assert.Contains(asked, question => !question.IsAnswered);
        await _app.Import(first.Id);

        var next = await _app.Stage("april.csv", march.Replace("2024-03", "2024-04"));

        Assert.Equal(asked.Select(question => question.Chosen), Decision(next).Inspection.Questions.Select(question => question.Chosen));
        Assert.Equal(WizardStep.Known, Step(next));
    }

    [Fact]
    public async Task What_a_file_proves_itself_goes_before_what_another_proved_although_that_one_had_questions()
    {
        await Import("north.csv", "date,item,amount\n14/03/2024,Bread,5\n15/03/2024,Bread,6\n");

        var next = await _app.Stage("south.csv", "date,item,amount\n04/05/2024,Bread,8\n04/15/2024,Bread,8\n");
        var inspection = Decision(next).Inspection;

        Assert.Equal(new DateOnly(2024, 4, 5), inspection.Span!.Value.First);
        Assert.DoesNotContain("chosen", inspection.Columns[0].Why);
    }

    [Theory]
    [InlineData("shop_south_feb.csv", "2024-01-20", "shop_north_jan", WizardStep.Preview)]
    [InlineData("shop_south_feb.csv", "2024-02-01", "shop_north_jan", WizardStep.Preview)]
    [InlineData("Shop North (2) February.csv", "2024-02-01", "shop_north_jan", WizardStep.Known)]
    public async Task A_file_that_is_called_otherwise_is_looked_at_before_it_comes_to_the_sales_of_another(string name, string from, string dataset, WizardStep step)
    {
        await Import("shop_north_jan.csv", SalesFiles.Daily(31, "Bread").Replace("2023-", "2024-"));

        var next = await _app.Stage(name, $"date,category,amount\n{from},Bread,5\n");

        Assert.Equal(dataset, next.Dataset);
        Assert.Equal(step, Step(next));
    }

    [Fact]
    public async Task Two_shops_with_the_same_header_each_go_to_their_own_sales()
    {
        await Import("shop_north_jan.csv", "date,category,amount\n2024-01-30,Bread,5\n2024-01-31,Bread,6\n", "north");
        await Import("shop_south_jan.csv", "date,category,amount\n2024-01-30,Bread,7\n2024-01-31,Bread,8\n", "south");

        var north = await _app.Stage("shop_north_feb.csv", "date,category,amount\n2024-02-01,Bread,9\n");
        var south = await _app.Stage("shop_south_feb.csv", "date,category,amount\n2024-02-01,Bread,9\n");

        Assert.Equal(("north", ImportMode.Append, WizardStep.Known), (north.Dataset, north.Mode, Step(north)));
        Assert.Equal(("south", ImportMode.Append, WizardStep.Known), (south.Dataset, south.Mode, Step(south)));
    }

    /// <summary>By its own dates the second file is monthly and month first; the first one proved another order for its own shop alone.</summary>
    [Fact]
    public async Task The_order_of_dates_that_one_shop_proved_says_nothing_of_another()
    {
        await Import("kiel.csv", "date,category,amount\n" + string.Concat(Enumerable.Range(1, 28).Select(day => $"{day:00}/02/2023,Bread,5\n")), "kiel");

        var other = await _app.Stage("boston.csv", "date,category,amount\n" + string.Concat(Enumerable.Range(1, 12).Select(month => $"{month:00}/01/2023,Bread,6\n")));

        var inspection = Decision(other).Inspection;
        Assert.Equal((Frequency.Monthly, (new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 1))), (inspection.Frequency, inspection.Span!.Value));
        Assert.DoesNotContain(inspection.Questions, question => question.IsAnswered);
    }

    [Fact]
    public async Task Columns_that_were_found_by_what_they_hold_are_found_again_in_a_few_corrected_rows()
    {
        var rows = string.Concat(Enumerable.Range(1, 40).Select(i => $"{new DateOnly(2024, 1, 1).AddDays(i / 2):dd.MM.yyyy};{(i % 2 == 0 ? "Bread" : "Cakes")};{i},5\n"));
        await Import("till.csv", $"Buchtag;Ware;Betrag\n{rows}31.02.2024;Bread;5\n30.02.2024;Bread;6\n", "till");

        var back = await _app.Stage("mended.csv", FixUpOf("till").Replace("31.02.2024", "29.02.2024"));

        Assert.Null(Decision(back).Inspection.Problem);
        Assert.Equal(WizardStep.Known, Step(back));
    }

    [Fact]
    public async Task A_column_of_a_wide_file_stays_a_category_although_it_is_empty_this_time()
    {
        await Import("march.csv", "date,Bread,Cakes,Rolls,Pies\n2024-03-01,1,2,3,7\n2024-03-02,4,5,6,9\n");

        var next = await _app.Stage("april.csv", "date,Bread,Cakes,Rolls,Pies\n2024-04-01,1,2,,7\n2024-04-02,4,5,,9\n");

        Assert.Equal(4, Decision(next).Inspection.Columns.Count(column => column.IsCategory));
        Assert.Equal(WizardStep.Known, Step(next));
    }

    [Fact]
    public async Task The_preview_of_what_comes_on_top_has_the_periods_of_its_dataset()
    {
        await Import("shop.csv", "date,category,amount\n2024-01-01,Bread,5\n2024-01-08,Bread,5\n2024-01-15,Bread,5\n2024-01-22,Bread,5\n");

        var next = await _app.Stage("shop (2).csv", "date,category,amount\n2024-01-29,Bread,6\n2024-02-12,Bread,6\n2024-02-26,Bread,6\n2024-03-11,Bread,6\n");
        var inspection = Decision(next).Inspection;

        Assert.Equal((ImportMode.Append, Frequency.Weekly, null), (next.Mode, inspection.Frequency, inspection.Problem));
        Assert.Equal("The dataset is weekly, and the dates are among its periods.", inspection.FrequencyReason);
        Assert.Equal(WizardStep.Known, Step(next));
        await _app.Import(next.Id);
        Assert.Equal(44, _app.Datasets.Get("shop").Total);
        Assert.NotNull(Decision(_app.Staging.Read((await _app.Stage("again.csv", "date,category,amount\n2024-01-29,Bread,6\n")).Id)));
    }

    [Fact]
    public async Task Corrected_rows_go_back_to_the_dataset_that_they_came_from()
    {
        await Import("first.csv", SalesFiles.Daily(50, "Bread") + "2023-02-31,Bread,5\n", "=a \"b\", c");
        await Import("second.csv", SalesFiles.Daily(50, "Cakes"), "second");
        var fixUp = FixUpOf("=a \"b\", c");

        var back = await _app.Stage("mended.csv", fixUp.Replace("2023-02-31", "2023-02-28"));

        Assert.Equal(("=a \"b\", c", ImportMode.Append, true), (back.Dataset, back.Mode, back.IsFixUp));
        Assert.Equal(WizardStep.Known, Step(back));
    }

    [Fact]
    public async Task Corrected_rows_of_a_dataset_that_is_gone_or_not_named_are_looked_at_first()
    {
        await Import("first.csv", SalesFiles.Daily(50, "Bread") + "2023-02-31,Bread,5\n", "first");
        await Import("second.csv", SalesFiles.Daily(50, "Cakes"), "second");
        var mended = FixUpOf("first").Replace("2023-02-31", "2023-02-28");
        var unnamed = string.Join('\n', mended.Split('\n').Select(line => line.Contains(',') ? line[..line[..line.LastIndexOf(',')].LastIndexOf(',')] : line));
        Assert.Equal(WizardStep.Preview, Step(await _app.Stage("unnamed.csv", unnamed)));
        _app.Datasets.Delete("first");

        Assert.Equal(WizardStep.Preview, Step(await _app.Stage("mended.csv", mended)));
    }

    private async Task Import(string name, string text, string dataset = "") => await _app.Import((await _app.Stage(name, text, dataset)).Id);

    private StagedDecision Decision(StagedFile file) => _app.Services.GetRequiredService<StagedDecisions>().Get(file.Id).Decision!;

    private WizardStep Step(StagedFile file) =>
        _app.Services.GetRequiredService<ImportDesk>().Show(file.Id, isChecked: false, isLookedAt: false).Step;

    private string FixUpOf(string dataset)
    {
        using var target = new MemoryStream();
        _app.Datasets.WriteFixUp(_app.Datasets.Get(dataset).Id, target);
        return System.Text.Encoding.UTF8.GetString(target.ToArray()).TrimStart('\uFEFF');
    }
}
