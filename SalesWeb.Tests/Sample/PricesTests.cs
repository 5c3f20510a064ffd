using SalesWeb.Sample;

namespace SalesWeb.Tests.Sample;

public class PricesTests
{
    private static readonly Item Loaf = new("Loaf", 3.90m, 14);

    /// <summary>3.90 / 1.025 = 3.8049 and 3.90 / 1.025² = 3.7121, each to the next 0.05.</summary>
    [Theory]
    [InlineData(2026, "3.90")]
    [InlineData(2025, "3.80")]
    [InlineData(2024, "3.70")]
    public void A_price_rises_every_January(int year, string price)
    {
        Assert.Equal(decimal.Parse(price), Prices.Of(Loaf, new DateOnly(year, 1, 1), discount: 0));
        if (year < 2026)
            Assert.Equal(decimal.Parse(price), Prices.Of(Loaf, new DateOnly(year, 12, 31), discount: 0));
    }

    [Fact]
    public void A_discount_comes_off_the_price_of_that_year() =>
        Assert.Equal(2.66m, Prices.Of(Loaf, new DateOnly(2025, 6, 1), discount: 0.3m));
}
