using SalesWeb.Pages.Overview;
using SalesWeb.Series;
using SalesWeb.Web;

namespace SalesWeb.Tests.Pages.Overview;

public class PeriodWordsTests
{
    [Theory]
    [InlineData(Frequency.Daily, "2024-03-03", "2024-03-09", "3–9 Mar 2024")]
    [InlineData(Frequency.Daily, "2024-02-28", "2024-03-05", "28 Feb – 5 Mar 2024")]
    [InlineData(Frequency.Daily, "2023-12-28", "2024-01-03", "28 Dec 2023 – 3 Jan 2024")]
    [InlineData(Frequency.Weekly, "2024-03-04", "2024-03-04", "4 Mar 2024")]
    [InlineData(Frequency.Monthly, "2024-03-01", "2024-03-01", "Mar 2024")]
    [InlineData(Frequency.Monthly, "2024-01-01", "2024-03-01", "Jan – Mar 2024")]
    [InlineData(Frequency.Monthly, "2023-12-01", "2024-02-01", "Dec 2023 – Feb 2024")]
    public void A_span_is_named_once(Frequency frequency, string first, string last, string words) =>
        Assert.Equal(words, PeriodWords.Span(frequency, DateOnly.Parse(first), DateOnly.Parse(last)));

    [Theory]
    [InlineData(1234.0, "+1,234\u00A0EUR", "rise")]
    [InlineData(-12.5, "−12.50\u00A0EUR", "fall")]
    [InlineData(0.0, "±0", "level")]
    public void A_change_has_its_sign(double change, string words, string direction)
    {
        Assert.Equal(words, PeriodWords.WithSign(change, SalesNumbers.Of(Measure.Amount, new SalesUnits("EUR", null))));
        Assert.Equal(direction, PeriodWords.Direction(change));
    }

    [Fact]
    public void So_has_a_change_in_per_cent() =>
        Assert.Equal(["+12.3 %", "−12.3 %", "0.0 %", "–"], new double?[] { 0.123, -0.123, 0, null }.Select(PeriodWords.PercentWithSign));
}
