using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class TypedValuesTests
{
    [Theory]
    [InlineData("1 2 3")]
    [InlineData("1,2,3")]
    [InlineData("1, 2, 3")]
    [InlineData("1 , 2 ,3")]
    [InlineData("1;2;3")]
    [InlineData("1; 2;\n3;")]
    [InlineData("1\t2\t3")]
    [InlineData("1\r\n2\r\n3\r\n")]
    [InlineData("1\n\n2\n3")]
    [InlineData("1|2|3")]
    [InlineData("[1, 2, 3]")]
    [InlineData("  1\u00A02 3 ")]
    [InlineData("\uFEFF1 2 3")]
    [InlineData("1,\n2,\n3")]
    public void Any_sensible_separator_will_do(string text) => Assert.Equal([1, 2, 3], TypedValues.Read(text));

    [Theory]
    [InlineData("12.5 13.25")]
    [InlineData("12.5,13.25")]
    [InlineData("12,5 13,25")]
    [InlineData("12,5; 13,25")]
    [InlineData("12,5, 13,25")]
    [InlineData("12,5\n13,25")]
    public void A_decimal_may_be_a_point_or_a_comma(string text) => Assert.Equal([12.5, 13.25], TypedValues.Read(text));

    [Fact]
    public void A_column_with_decimal_commas_may_hold_whole_numbers() =>
        Assert.Equal([12.5, 13, -0.5], TypedValues.Read("12,5\n13\n−0,5"));

    [Theory]
    [InlineData("1,234.5 2,000")]
    [InlineData("1.234,5 2.000,0")]
    public void Thousands_are_grouped_in_either_way(string text) => Assert.Equal([1234.5, 2000], TypedValues.Read(text));

    [Fact]
    public void Rows_of_a_table_are_read_one_after_another() =>
        Assert.Equal([1, 2, 3, 4, 5, 6], TypedValues.Read("1,2,3\n4,5,6"));

    [Fact]
    public void Numbers_of_a_program_are_read_too() => Assert.Equal([1200, 0.5, -3], TypedValues.Read("1.2e3 .5 -3"));

    [Theory]
    [InlineData("1,200\n1,300", "The comma in \"1,200\" can be a decimal or a thousands separator.")]
    [InlineData("1, 2,3, 4", "The comma in \"2,3\" can be a decimal or stand between two values.")]
    [InlineData("1,234", "The comma in \"1,234\" can be a decimal or stand between two values.")]
    [InlineData("350,5", "The comma in \"350,5\" can be a decimal or stand between two values.")]
    [InlineData("12,5 0.5", "The comma in \"12,5\" can be a decimal or stand between two values.")]
    public void What_can_be_read_in_two_ways_is_refused(string text, string problem)
    {
        var error = Assert.Throws<UserErrorException>(() => TypedValues.Read(text));

        Assert.Equal(problem, error.Message);
    }

    [Theory]
    [InlineData("1 2 abc 4", "Value 3, \"abc\", is not a number.")]
    [InlineData("1;;3", "Value 2 is empty.")]
    [InlineData("NaN", "Value 1, \"NaN\", is not a number.")]
    [InlineData("1 Infinity", "Value 2, \"Infinity\", is not a number.")]
    [InlineData("1 1e999", "Value 2, \"1e999\", is not a number.")]
    [InlineData("<b>1</b>", "Value 1, \"<b>1</b>\", is not a number.")]
    [InlineData("12,5 13,5 x", "Value 3, \"x\", is not a number.")]
    public void What_is_not_a_number_is_named(string text, string problem)
    {
        var error = Assert.Throws<UserErrorException>(() => TypedValues.Read(text));

        Assert.Equal((problem, "values"), (error.Message, error.Field));
    }

    [Theory]
    [InlineData("350,5", 350.5)]
    [InlineData(" 350.5 ", 350.5)]
    [InlineData("−0,25", -0.25)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1234,567", 1234.567)]
    [InlineData("1.234", 1.234)]
    [InlineData("1e3", 1000)]
    public void A_single_value_is_read_by_the_same_rules(string text, double value) => Assert.Equal(value, TypedValues.ReadOne(text, "value"));

    [Theory]
    [InlineData("1,234", "The comma in \"1,234\" can be a decimal or a thousands separator.")]
    [InlineData("", "The value is missing.")]
    [InlineData(null, "The value is missing.")]
    [InlineData("a lot", "\"a lot\" is not a number.")]
    [InlineData("1,2,3", "\"1,2,3\" is not a number.")]
    [InlineData("NaN", "\"NaN\" is not a number.")]
    public void A_single_value_that_is_ambiguous_or_no_number_is_refused(string? text, string problem)
    {
        var error = Assert.Throws<UserErrorException>(() => TypedValues.ReadOne(text, "value"));

        Assert.Equal((problem, "value"), (error.Message, error.Field));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n ")]
    [InlineData(";")]
    public void Blank_text_holds_no_values(string? text) => Assert.Empty(TypedValues.Read(text));
}
