using System.Text;
using SalesWeb.Import;
using SalesWeb.Import.Columns;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Questions;
using SalesWeb.Import.Texts;
using SalesWeb.Import.Values;
using SalesWeb.Series;

namespace SalesWeb.Tests.Import;

public sealed class InspectionTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Fact]
    public void Dates_that_read_either_way_are_asked_about_and_the_answer_is_followed()
    {
        const string File = "date,amount\n05/02/2024,1\n07/02/2024,2\n";

        var guess = Inspect(File);
        var question = Question(guess, "date_order");
        Assert.Equal("Which number of 05/02/2024 is the day?", question.Text);
        Assert.Equal(["The first: 5 February 2024", "The second: 2 May 2024"], question.Options.Select(option => option.Label));
        Assert.Equal((false, false), (question.IsAnswered, question.IsNeeded));
        Assert.True(guess.IsReady);

        var answered = Inspect(File, ("date_order", "day"));
        Assert.Equal(("day", true), (Question(answered, "date_order").Chosen, Question(answered, "date_order").IsAnswered));
        Assert.Contains("day first, as it was chosen", answered.Columns[0].Why);
    }

    [Fact]
    public void A_point_that_may_group_thousands_is_asked_about()
    {
        var question = Question(Inspect("date,amount\n2024-01-01,1.234\n2024-01-02,2.345\n"), "decimal_mark");

        Assert.Equal("point", question.Chosen);
        Assert.Equal("Numbers like 1.234 in \"amount\" can be read in two ways; they were read with a decimal point.", question.Why);
        Assert.Equal("comma", Question(Inspect("date,amount\n2024-01-01,1.234\n", ("decimal_mark", "comma")), "decimal_mark").Chosen);
    }

    [Theory]
    [InlineData("date,net,gross,client\n2024-01-01,1,1.19,a\n2024-01-02,2,2.38,b\n", "Taken for categories: \"net\", \"gross\".")]
    [InlineData("date,a,b,c,d\n2024-01-01,1,1,4,6\n2024-01-02,2,2,1,7\n", null)]
    [InlineData("date,a\n2024-01-01,1\n2024-01-02,2\n", null)]
    public void Two_or_three_columns_of_numbers_may_be_one_sale_seen_from_several_sides(string file, string? why) =>
        Assert.Equal(why, Inspect(file).Questions.SingleOrDefault(question => question.Key == "layout")?.Why);

    [Fact]
    public void Two_columns_for_one_role_need_an_answer_and_the_file_can_be_looked_at_meanwhile()
    {
        const string File = "date,amount,amount\n2024-01-30,1,5\n2024-01-31,2,6\n";

        var guess = Inspect(File);
        Assert.Null(guess.Problem);
        Assert.False(guess.IsReady);
        Assert.Equal(["#2", "#3"], Question(guess, "amount").Options.Select(option => option.Value));
        Assert.Equal(Role.Amount, guess.Columns[1].Role);

        var answered = Inspect(File, ("amount", "#3"));
        Assert.True(answered.IsReady);
        Assert.Equal((null, Role.Amount), (answered.Columns[1].Role, answered.Columns[2].Role));
        Assert.Equal("#3", Question(answered, "amount").Chosen);
    }

    [Fact]
    public void A_file_with_an_item_and_no_category_asks_what_a_category_is()
    {
        const string File = "date,item,sales\n2024-01-30,a,1\n2024-01-31,b,2\n";

        var question = Question(Inspect(File), "category");
        Assert.Equal(("", "item"), (question.Options[0].Value, question.Options[1].Value));

        var answered = Inspect(File, ("category", "item"));
        Assert.Equal((Role.Category, "It was decided so."), (answered.Columns[1].Role, answered.Columns[1].Why));
        Assert.Equal("item", Question(answered, "category").Chosen);
    }

    [Fact]
    public void Sales_beside_other_columns_of_numbers_may_be_a_wide_file()
    {
        const string File = "date,sales,bread,rolls\n2024-01-30,9,1,2\n2024-01-31,9,3,4\n";

        Assert.Equal("long", Question(Inspect(File), "layout").Chosen);

        var wide = Inspect(File, ("layout", "wide"), ("wide_columns", "#3 #4"));
        Assert.Equal(FileLayout.Wide, wide.Layout);
        Assert.Equal(["bread", "rolls"], wide.Columns.Where(column => column.IsCategory).Select(column => column.Header));
    }

    [Fact]
    public void Money_and_pieces_are_a_choice_of_what_is_forecast()
    {
        const string File = "date,category,quantity,amount\n2024-01-30,a,1,5\n2024-01-31,a,2,6\n";

        Assert.Equal("amount", Question(Inspect(File), "measure").Chosen);
        Assert.Equal(Measure.Quantity, Inspect(File, ("measure", "quantity")).Measure);
    }

    [Fact]
    public void A_lone_date_of_1900_is_a_question_and_does_not_stretch_the_history()
    {
        var rows = string.Concat(Enumerable.Range(1, 28).Select(day => $"2023-02-{day:00},5\n"));
        var file = $"date,amount\n1900-01-01,7\n{rows}2099-12-31,8\n";

        var question = Question(Inspect(file), "far_dates");
        Assert.Equal("2 different dates lie far from all others, from 2023-02-01 to 2023-02-28.", question.Why);
        Assert.Equal("reject", question.Chosen);
        Assert.Equal("keep", Question(Inspect(file, ("far_dates", "keep")), "far_dates").Chosen);
    }

    [Fact]
    public void A_column_that_changes_its_kind_half_way_is_told_with_the_line()
    {
        var inspection = Inspect("date,amount\n" + string.Concat(Enumerable.Range(1, 20).Select(day => $"2024-01-{day:00},{(day <= 12 ? "5" : "much")}\n")));

        Assert.Equal(["The column \"amount\" holds numbers down to line 13 and words from line 14 on."], inspection.Warnings);
    }

    [Fact]
    public void A_second_table_is_a_question_that_needs_an_answer()
    {
        const string File = "date,amount\n2024-01-30,1\n2024-01-31,2\n\nReturns\nday,store,returns,price\n2024-01-30,a,7,1\n";

        var question = Question(Inspect(File), "tables");
        Assert.Equal("A second table begins on line 6. Is only the first one wanted?", question.Text);
        Assert.True(question.IsNeeded);
        Assert.True(Inspect(File, ("tables", "first")).IsReady);
    }

    [Fact]
    public void What_cannot_be_read_at_all_is_a_problem_and_no_exception()
    {
        Assert.Contains("it is empty", Inspect("").Problem!.Message);
        Assert.Contains("a PDF document", Inspect("%PDF-1.7").Problem!.Message);

        var undated = Inspect("name,amount\nx,5\n");
        Assert.Contains("there is no column of dates", undated.Problem!.Message);
        Assert.Equal(["name", "amount"], undated.Columns.Select(column => column.Header));
        Assert.Equal(["x", "5"], undated.FirstRows.Single());
    }

    [Fact]
    public void The_first_rows_are_shown_as_they_stand_and_as_they_are_read()
    {
        var inspection = Inspect("Datum;Umsatz;Kasse\n05.02.2024;1.234,50 €;1\n31.02.2024;viel;2;zu lang\n13.02.2024;-;3\n");

        Assert.Equal(["05.02.2024", "1.234,50 €", "1"], inspection.FirstRows[0]);
        Assert.Equal(["2024-02-05", "1234.5", ""], inspection.FirstMeanings[0]);
        Assert.Equal(["cannot be read", "cannot be read", "", ""], inspection.FirstMeanings[1]);
        Assert.Equal(["2024-02-13", "", ""], inspection.FirstMeanings[2]);
    }

    [Fact]
    public void Quarters_are_a_problem_and_the_columns_are_known_all_the_same()
    {
        var inspection = Inspect("date,sales\n2023-01-01,1\n2023-04-01,1\n2023-07-01,1\n2023-10-01,1\n2024-01-01,1\n");

        Assert.Contains("its dates are 92 days apart", inspection.Problem!.Message);
        Assert.Equal([Role.Date, Role.Amount], inspection.Columns.Select(column => column.Role));
    }

    [Fact]
    public void The_settled_choices_say_all_that_was_decided()
    {
        var settled = Inspect("when;what;Stück\n05/02/2024;a;1\n07/02/2024;b;2\n", ("date", "when"), ("category", "what")).Settled();

        Assert.Equal(
            ["date=when", "category=what", "quantity=Stück", "date_order=month"],
            settled.ToMap().Select(choice => $"{choice.Key}={choice.Value}"));
        Assert.Equal(settled.ToMap(), ImportChoices.FromMap(settled.ToMap()).ToMap());

        Assert.Equal(
            ["date=date", "layout=wide", "wide_columns=#2 #3"],
            Inspect("date,bread,rolls\n2024-01-30,1,2\n2024-01-31,3,4\n").Settled().ToMap().Select(choice => $"{choice.Key}={choice.Value}"));
    }

    [Fact]
    public void What_holds_for_one_file_only_is_not_remembered_for_the_next()
    {
        var choices = ImportChoices.Of(new Dictionary<Role, string> { [Role.Date] = "day" }) with
        {
            DateOrder = DateOrder.Month,
            Sheet = "May",
            FarDates = FarDates.Keep,
            Tables = GluedTables.First,
        };

        Assert.Equal(["date=day", "date_order=month"], choices.ForNextFile().ToMap().Select(choice => $"{choice.Key}={choice.Value}"));
    }

    [Fact]
    public void The_same_columns_have_the_same_fingerprint_also_when_they_come_back_to_be_mended()
    {
        var first = Inspect("date,amount\n2024-01-30,1\n");
        var mended = Inspect("salesweb_line,Date,Amount ,salesweb_reason\n7,2024-01-31,2,is not a date\n");

        Assert.Equal(first.Fingerprint, mended.Fingerprint);
        Assert.NotEqual(first.Fingerprint, Inspect("amount,date\n1,2024-01-30\n").Fingerprint);
        Assert.Equal((false, true), (first.IsFixUp, mended.IsFixUp));
        Assert.DoesNotContain(mended.Notes, note => note.Contains("salesweb"));
    }

    [Fact]
    public void Deciding_anew_does_not_read_the_file_again()
    {
        var path = Write("date,amount\n05/02/2024,1\n07/02/2024,2\n");
        var read = 0;
        var file = InspectedFile.Read(path, "sales.csv", new ImportOptions { Scratch = _folder.Root }, bytes => read += bytes, TestContext.Current.CancellationToken);
        var before = read;
        File.Delete(path);

        var inspection = file.Decide(new ImportOptions { Scratch = _folder.Root, Choices = new ImportChoices { DateOrder = DateOrder.Month } });

        Assert.Equal((before, "month"), (read, Question(inspection, "date_order").Chosen));
    }

    public void Dispose() => _folder.Dispose();

    private static Question Question(Inspection inspection, string key) => Assert.Single(inspection.Questions, question => question.Key == key);

    private string Write(string text)
    {
        var path = _folder.File("sales.csv");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        return path;
    }

    private Inspection Inspect(string text, params (string Key, string Value)[] choices) => TestInspection.Of(
        Write(text), "sales.csv", _folder.Root, ImportChoices.FromMap(choices.ToDictionary(choice => choice.Key, choice => choice.Value)));
}
