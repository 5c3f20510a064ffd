using System.Text;
using SalesWeb.Import;
using SalesWeb.Import.Headings;
using SalesWeb.Import.Questions;

namespace SalesWeb.Tests.Import;

/// <summary>What is guessed about a file that says little by its names, and how it is told.</summary>
public sealed class GuessTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    [Theory]
    [InlineData("day,Sorte,Umsatz", "Sorte")]
    [InlineData("day,cat,turnover", "cat")]
    [InlineData("day,what,sold", "what")]
    public void The_only_column_of_a_few_words_is_the_category_unless_somebody_says_otherwise(string header, string column)
    {
        var file = $"{header}\n2024-01-30,Weizen,1\n2024-01-30,Roggen,2\n2024-01-31,Weizen,3\n2024-01-31,Roggen,4\n";

        var guess = Inspect(file);
        var question = Question(guess, "category");
        Assert.Equal((column, false, false), (question.Chosen, question.IsNeeded, question.IsAnswered));
        Assert.Equal(["", column], question.Options.Select(option => option.Value));
        Assert.Equal(Role.Category, guess.Columns[1].Role);

        var together = Inspect(file, ("category", ""));
        Assert.Null(together.Columns[1].Role);
        Assert.Equal("", Question(together, "category").Chosen);
    }

    [Theory]
    [InlineData("date,sales,weather\n2024-01-30,1,dry\n2024-01-31,2,wet\n2024-02-01,3,dry\n2024-02-02,4,wet\n", 1)]
    [InlineData("date,till,kind,sales\n2024-01-30,A,x1,1\n2024-01-30,B,x2,2\n2024-01-31,A,x1,3\n2024-01-31,B,x2,4\n", 2)]
    public void Words_that_tell_of_the_day_or_of_several_things_are_only_asked_about(string file, int columns)
    {
        var question = Question(Inspect(file), "category");

        Assert.Equal(("", columns + 1), (question.Chosen, question.Options.Count));
    }

    [Fact]
    public void A_flag_and_a_column_of_one_word_are_no_categories() => Assert.DoesNotContain(
        Inspect("date,sales,open,currency\n2024-01-30,1,yes,EUR\n2024-01-30,2,no,EUR\n2024-01-31,3,yes,EUR\n2024-01-31,3,no,EUR\n").Questions,
        question => question.Key == "category");

    [Fact]
    public void The_example_of_a_doubtful_date_reads_differently_in_both_ways()
    {
        var question = Question(Inspect("date,amount\n01/01/2024,1\n02/01/2024,2\n02/02/2024,2\n"), "date_order");

        Assert.Equal("Which number of 02/01/2024 is the day?", question.Text);
        Assert.DoesNotContain(Inspect("date,amount\n01/01/2024,1\n02/02/2024,2\n").Questions, one => one.Key == "date_order");
    }

    [Fact]
    public void A_number_that_went_out_as_text_is_a_number() =>
        Assert.True(Inspect("date,amount\n2024-01-30,'-10\n2024-01-31,'+7\n").Columns[1].HoldsNumbers);

    [Theory]
    [InlineData("\n\nShops\nstore,city,phone\nS1,Kiel,1\nS2,Rendsburg,2\n", 7)]
    [InlineData("\nstore,city\nnorth,Kiel\n", 5)]
    public void A_second_table_that_holds_no_sales_is_a_question_too(string second, int line)
    {
        var inspection = Inspect("date,category,sales\n2024-01-30,a,1\n2024-01-31,a,2\n" + second);

        Assert.StartsWith($"A second table begins on line {line}.", Question(inspection, "tables").Text);
    }

    [Theory]
    [InlineData("\nKiel,Main Street\n2024-02-01,a,3\n", "line 5, a heading")]
    [InlineData("\nWritten by,Ann\n", "line 5, a heading")]
    public void Words_that_stand_apart_without_a_table_below_them_are_left_out_and_told(string more, string told)
    {
        var inspection = Inspect("date,category,sales\n2024-01-30,a,1\n2024-01-31,a,2\n" + more);

        Assert.DoesNotContain(inspection.Questions, question => question.Key == "tables");
        Assert.Contains(inspection.Notes, note => note.Contains(told, StringComparison.Ordinal));
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
