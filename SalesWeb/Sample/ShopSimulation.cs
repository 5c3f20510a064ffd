namespace SalesWeb.Sample;

/// <summary>
/// A grocer's shop that never was: its sales file is made up, but behaves like a real one.
/// <code>
///   quantity ~ negative binomial, mean μ, variance μ + μ² / 8
///   μ = pieces a day of the item × size of the store × trend × weekday × season × feasts × weather × promotion
/// </code>
/// A row is what one store sold of one item on one day. Nothing sold means no row: on Sundays and public holidays most stores
/// are shut, now and then a shelf is empty. Some rows are returns, with a quantity below 0.
/// </summary>
/// <remarks>
/// No clock and no machine has a say: the last day is fixed, chance comes from seeded streams (one for the weather, one for
/// promotions, one for each store), and only operations are used that every processor rounds alike.
/// </remarks>
public static class ShopSimulation
{
    /// <summary>The first line of the file.</summary>
    public const string Header = "date,store,category,item,quantity,price,amount,promotion";

    private const int WeatherStream = 0;
    private const int PromotionStream = 1;
    private const int FirstStoreStream = 2;

    /// <summary>The last day simulated, an ordinary Tuesday in summer.</summary>
    public static DateOnly LastDay { get; } = new(2026, 6, 30);

    /// <summary>
    /// Writes the file: comma separated, dates as 2026-06-30, a decimal point, lines ended by a line feed, days oldest first.
    /// Memory grows with the number of stores, not with the number of rows.
    /// </summary>
    /// <exception cref="UserErrorException">An option is out of its range.</exception>
    public static void Write(TextWriter writer, SampleOptions options)
    {
        options.Check();
        var items = Assortment.Categories.Sum(category => category.Items.Count);
        var weather = new Weather(Stream(options.Seed, WeatherStream));
        var promotions = new Promotions(Stream(options.Seed, PromotionStream), items);
        var tills = Enumerable.Range(0, Store.Count * options.Scale)
            .Select(number => new Till(Store.Number(number), Stream(options.Seed, FirstStoreStream + number), items))
            .ToList();

        writer.Write(Header + "\n");
        for (var date = LastDay.AddYears(-options.Years).AddDays(1); date <= LastDay; date = date.AddDays(1))
        {
            if (date.DayOfWeek == DayOfWeek.Monday)
                promotions.PlanWeek();
            WriteDay(writer, date, weather.Next(), promotions, tills);
        }
    }

    private static void WriteDay(TextWriter writer, DateOnly date, double weather, Promotions promotions, List<Till> tills)
    {
        var day = date.ToString("yyyy-MM-dd");
        foreach (var till in tills.Where(till => till.Store.IsOpen(date)))
        {
            foreach (var sale in till.Day(date, weather, promotions))
            {
                writer.Write(
                    $"{day},{till.Store.Name},{sale.Category.Name},{sale.Item.Name},{sale.Quantity},"
                    + $"{sale.Price:0.00},{sale.Quantity * sale.Price:0.00},{(sale.IsPromotion ? 1 : 0)}\n");
            }
        }
    }

    /// <summary>A stream of chance of its own. The multiplication spreads seeds that lie side by side, as the first numbers of those resemble each other.</summary>
    private static Random Stream(int seed, int number) =>
        new(unchecked((int)((((ulong)(uint)seed << 20) + (ulong)number) * 0x9E37_79B9_7F4A_7C15 >> 32)));
}
