using SalesWeb.Web;

namespace SalesWeb.Tests.Web;

public class FormatTests
{
    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0")]
    [InlineData(0.01234, "0.0123")]
    [InlineData(9.876, "9.88")]
    [InlineData(-123.46, "−123.5")]
    [InlineData(1234.6, "1,235")]
    [InlineData(0.0000012, "1.20e-6")]
    [InlineData(double.NaN, "not a number")]
    [InlineData(double.NegativeInfinity, "−infinite")]
    public void A_number_has_the_digits_that_matter(double? value, string text) => Assert.Equal(text, Format.Number(value));

    [Theory]
    [InlineData(0.1234, "12.3 %")]
    [InlineData(-0.05, "−5.0 %")]
    [InlineData(null, "–")]
    public void A_fraction_is_shown_in_per_cent(double? fraction, string text) => Assert.Equal(text, Format.Percent(fraction));

    [Theory]
    [InlineData(1023, "1023 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(4_800_000, "4.6 MiB")]
    [InlineData(512L << 20, "512 MiB")]
    public void A_size_has_a_unit(long bytes, string text) => Assert.Equal(text, Format.Bytes(bytes));

    [Fact]
    public void A_moment_is_in_utc() =>
        Assert.Equal("3 Mar 2024 22:05 UTC", Format.Moment(new DateTimeOffset(2024, 3, 4, 0, 5, 0, TimeSpan.FromHours(2))));

    [Theory]
    [InlineData(41, "41 s")]
    [InlineData(59.7, "59 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7500, "2 h 5 min")]
    public void A_span_is_told_to_the_second(double seconds, string text) => Assert.Equal(text, Format.Span(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(1, "1 category")]
    [InlineData(2000, "2,000 categories")]
    public void A_count_agrees_with_its_noun(int count, string text) => Assert.Equal(text, Format.Plural(count, "category", "categories"));
}
