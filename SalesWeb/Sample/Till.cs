namespace SalesWeb.Sample;

/// <summary>What passes over the counter of one store: sales, empty shelves and returns.</summary>
/// <param name="store">The store.</param>
/// <param name="random">Its own chance, so that it sells the same however many sisters it has.</param>
/// <param name="items">How many items the shop has.</param>
public sealed class Till(Store store, Random random, int items)
{
    /// <summary>The shape of the counts: their variance is μ + μ² / 8.</summary>
    public const int Shape = 8;

    /// <summary>How probable it is that a sale is followed by a return.</summary>
    public const double ReturnChance = 0.015;

    private const double StockOutChance = 0.004;
    private const double StockOutChanceInPromotion = 0.015;
    private const int LongestStockOutDays = 4;

    private readonly int[] _emptyDays = new int[items];

    public Store Store => store;

    /// <summary>The rows of one open day, in the order of the assortment. Of what is out of stock nothing is sold.</summary>
    public IEnumerable<Sale> Day(DateOnly date, double weather, Promotions promotions)
    {
        var number = 0;
        foreach (var category in Assortment.Categories)
        {
            var factor = store.Size * Demand.Factor(category, date, weather);
            foreach (var item in category.Items)
            {
                var index = number++;
                if (IsOut(index, promotions.Discount(index) > 0))
                    continue;

                var mean = item.PiecesADay * factor * promotions.Effect(index);
                var sale = new Sale(
                    category,
                    item,
                    Counts.NegativeBinomial(random, mean, Shape),
                    Prices.Of(item, date, promotions.Discount(index)),
                    promotions.Discount(index) > 0);
                if (sale.Quantity == 0)
                    continue;

                yield return sale;
                if (random.NextDouble() < ReturnChance)
                    yield return sale with { Quantity = -random.Next(1, 3) };
            }
        }
    }

    private bool IsOut(int item, bool isPromotion)
    {
        if (_emptyDays[item] > 0)
        {
            _emptyDays[item]--;
            return true;
        }

        if (random.NextDouble() >= (isPromotion ? StockOutChanceInPromotion : StockOutChance))
            return false;

        _emptyDays[item] = random.Next(LongestStockOutDays);
        return true;
    }
}
