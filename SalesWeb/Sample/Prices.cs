namespace SalesWeb.Sample;

/// <summary>What a piece costs.</summary>
public static class Prices
{
    private const decimal YearlyRise = 1.025m;

    /// <summary>
    /// The price on a day: up by 2.5 % every January, to the next 5 hundredths; in a promotion less the discount, to the next hundredth.
    /// </summary>
    /// <param name="item">What is sold.</param>
    /// <param name="date">The day it is sold on.</param>
    /// <param name="discount">A fraction, 0 (included) to 1.</param>
    public static decimal Of(Item item, DateOnly date, decimal discount)
    {
        var price = item.Price;
        for (var year = date.Year; year < ShopSimulation.LastDay.Year; year++)
            price /= YearlyRise;

        price = Math.Round(price * 20) / 20;
        return Math.Round(price * (1 - discount), 2, MidpointRounding.AwayFromZero);
    }
}
