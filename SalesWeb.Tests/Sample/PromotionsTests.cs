using SalesWeb.Sample;

namespace SalesWeb.Tests.Sample;

public class PromotionsTests
{
    private readonly Promotions _promotions = new(new Random(1), items: 18);

    [Fact]
    public void No_item_is_promoted_two_weeks_running()
    {
        var before = new bool[18];
        for (var week = 0; week < 200; week++)
        {
            _promotions.PlanWeek();
            for (var item = 0; item < 18; item++)
            {
                var isPromoted = _promotions.Discount(item) > 0;
                Assert.False(isPromoted && before[item], $"Item {item} in weeks {week - 1} and {week}.");
                before[item] = isPromoted;
            }
        }
    }

    [Fact]
    public void The_week_after_sells_a_tenth_less()
    {
        _promotions.PlanWeek();
        var promoted = Enumerable.Range(0, 18).First(item => _promotions.Discount(item) > 0);
        Assert.Equal(1 + (4 * (double)_promotions.Discount(promoted)), _promotions.Effect(promoted));

        _promotions.PlanWeek();
        Assert.Equal(0.9, _promotions.Effect(promoted));

        _promotions.PlanWeek();
        Assert.NotEqual(0.9, _promotions.Effect(promoted));
    }
}
