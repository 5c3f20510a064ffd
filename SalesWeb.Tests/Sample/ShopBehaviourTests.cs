using SalesWeb.Sample;

namespace SalesWeb.Tests.Sample;

/// <summary>The sample behaves as its description says, measured in the file itself.</summary>
public sealed class ShopBehaviourTests(SampleFile file) : IClassFixture<SampleFile>
{
    [Theory]
    [InlineData("Bread", 1.42 / 0.92)]
    [InlineData("Drinks", 1.55 / 0.82)]
    [InlineData("Household", 1.26 / 0.98)]
    public void Saturdays_stand_to_Wednesdays_as_in_the_assortment(string category, double ratio)
    {
        var rows = Plain(file.Rows.Where(row => row.Category == category)).ToList();

        Assert.InRange(Mean(rows, DayOfWeek.Saturday) / Mean(rows, DayOfWeek.Wednesday), ratio * 0.93, ratio * 1.07);
    }

    [Fact]
    public void Sweets_sell_twice_as_well_before_Christmas_as_in_an_average_week()
    {
        var sweets = file.Rows.Where(row => row.Category == "Sweets").ToList();
        var december = sweets.Where(row => row.Date is { Month: 12, Day: >= 10 and <= 24 }).ToList();

        var uplift = december.Average(row => row.Quantity) / sweets.Average(row => row.Quantity);

        // The season's 1.4 in mid-December, times 1 + 0.9 × 17/24 in the middle of those days.
        Assert.InRange(uplift, 1.9, 2.6);
    }

    [Fact]
    public void Drinks_sell_better_in_July_than_in_January()
    {
        var drinks = Plain(file.Rows.Where(row => row.Category == "Drinks")).ToList();

        var ratio = Mean(drinks, 7) / Mean(drinks, 1);

        Assert.InRange(ratio, 1.38 / 0.72 * 0.85, 1.38 / 0.72 * 1.15);
    }

    [Fact]
    public void A_promotion_cuts_the_price_by_15_to_30_per_cent()
    {
        var usual = file.Rows.Where(row => !row.IsPromotion)
            .GroupBy(row => (row.Item, row.Date.Year))
            .ToDictionary(rows => rows.Key, rows => rows.Select(row => row.Price).Distinct().Single());
        var promoted = file.Rows.Where(row => row.IsPromotion).ToList();

        Assert.InRange(promoted.Count / (double)file.Rows.Count, 0.05, 0.13);
        Assert.All(
            promoted,
            row => Assert.InRange(1 - (row.Price / usual[(row.Item, row.Date.Year)]), 0.13m, 0.32m));
    }

    [Fact]
    public void A_promotion_sells_four_per_cent_more_for_every_per_cent_off()
    {
        // Each item in each store against itself, so that what is promoted more often does not matter.
        var ratios = file.Rows.Where(row => row.Quantity > 0)
            .GroupBy(row => (row.Store, row.Item))
            .Select(rows => rows.Where(row => row.IsPromotion).Average(row => row.Quantity)
                / rows.Where(row => !row.IsPromotion).Average(row => row.Quantity));

        // 1 + 4 × 0.225 on average.
        Assert.InRange(ratios.Average(), 1.75, 2.05);
    }

    [Fact]
    public void Returns_are_few_and_bring_back_no_more_than_was_just_sold()
    {
        var returns = file.Rows.Where(row => row.Quantity < 0).ToList();
        var sold = file.Rows.Where(row => row.Quantity > 0).Select(row => (row.Date, row.Store, row.Item)).ToHashSet();

        Assert.InRange(returns.Count / (double)file.Rows.Count, 0.012, 0.018);
        Assert.All(returns, row => Assert.Contains((row.Date, row.Store, row.Item), sold));
        Assert.All(returns, row => Assert.InRange(row.Quantity, -2, -1));
    }

    [Fact]
    public void Counts_on_like_days_vary_more_than_Poisson_counts_would()
    {
        // Rolls in one store on the Wednesdays of neighbouring weeks: half the squared difference estimates the variance.
        var rolls = Plain(file.Rows.Where(row => row is { Item: "White roll", Store: "Market", Quantity: > 0 }))
            .Where(row => row.Date.DayOfWeek == DayOfWeek.Wednesday)
            .ToList();
        var variance = rolls.Zip(rolls.Skip(1), (a, b) => Math.Pow(a.Quantity - b.Quantity, 2) / 2).Average();
        var mean = rolls.Average(row => row.Quantity);

        Assert.InRange(variance / mean, 1 + (mean / Till.Shape * 0.7), 1 + (mean / Till.Shape * 1.6));
    }

    [Fact]
    public void Shelves_are_empty_now_and_then_for_days_on_end()
    {
        // Of rolls so many are sold that a day without any means an empty shelf.
        var sold = file.Rows.Where(row => row is { Item: "White roll", Store: "Station" }).Select(row => row.Date).ToHashSet();
        var open = file.Rows.Where(row => row.Store == "Station").Select(row => row.Date).Distinct().Order().ToList();
        var empty = open.Select(date => !sold.Contains(date)).ToList();

        Assert.InRange(empty.Count(isEmpty => isEmpty) / (double)open.Count, 0.003, 0.03);
        Assert.Contains(empty.Zip(empty.Skip(1)), pair => pair is { First: true, Second: true });
    }

    [Fact]
    public void Stores_are_shut_on_Sundays_and_holidays_except_the_station()
    {
        var isShut = (DateOnly date) => date.DayOfWeek == DayOfWeek.Sunday || PublicHolidays.Contain(date);

        Assert.DoesNotContain(file.Rows, row => row.Store != "Station" && isShut(row.Date));
        Assert.Contains(file.Rows, row => row.Store == "Station" && isShut(row.Date));
        Assert.DoesNotContain(file.Rows, row => row.Date is { Month: 12, Day: 25 } or { Month: 1, Day: 1 });
    }

    [Fact]
    public void Last_years_same_weekday_tells_more_than_the_average()
    {
        foreach (var category in file.Rows.GroupBy(row => row.Category))
        {
            var days = category.GroupBy(row => row.Date).ToDictionary(rows => rows.Key, rows => rows.Sum(row => (double)row.Amount));
            var lastYear = days.Where(day => day.Key > ShopSimulation.LastDay.AddDays(-364)).ToList();
            var mean = lastYear.Average(day => day.Value);

            var byMean = lastYear.Sum(day => Math.Abs(day.Value - mean));
            var bySeason = lastYear.Sum(day => Math.Abs(day.Value - days.GetValueOrDefault(day.Key.AddDays(-364), mean)));

            Assert.True(bySeason < 0.9 * byMean, $"{category.Key}: {bySeason / byMean:0.00} of the average's error.");
        }
    }

    private static IEnumerable<SampleRow> Plain(IEnumerable<SampleRow> rows) => rows.Where(row => !row.IsPromotion && row.Date.Month != 12);

    private static double Mean(IEnumerable<SampleRow> rows, DayOfWeek day) =>
        rows.Where(row => row.Date.DayOfWeek == day).Average(row => row.Quantity);

    private static double Mean(IEnumerable<SampleRow> rows, int month) =>
        rows.Where(row => row.Date.Month == month).Average(row => row.Quantity);
}
