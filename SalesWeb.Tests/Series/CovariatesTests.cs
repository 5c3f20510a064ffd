using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class CovariatesTests
{
    private static readonly Covariates Known = new(past: 4, planned: 2, prices: [null, 2, null, 3, null, 5], promoted: [0, 0.5, 1, 0, 1, 0]);

    [Fact]
    public void A_price_holds_until_the_next_and_the_first_also_before()
    {
        Assert.Equal([2, 2, 2, 3, 3, 5, 5, 5], Enumerable.Range(0, 8).Select(period => Known.Price(period)!.Value));
        Assert.True(Known.HasPrices);
    }

    [Fact]
    public void Behind_the_plan_nothing_is_on_offer()
    {
        Assert.Equal([0, 0.5, 1, 0, 1, 0, 0, 0], Enumerable.Range(0, 8).Select(period => Known.Promoted(period)!.Value));
        Assert.True(Known.HasPromotions);
    }

    [Fact]
    public void Without_any_price_there_are_none()
    {
        Covariates[] none = [new(1, 1, prices: null, promoted: null), new(1, 1, prices: [null, null], promoted: null)];

        Assert.All(none, covariates =>
        {
            Assert.False(covariates.HasPrices);
            Assert.False(covariates.HasPromotions);
            Assert.Null(covariates.Price(0));
            Assert.Null(covariates.Promoted(1));
        });
    }

    [Fact]
    public void A_shorter_past_does_not_see_later_prices()
    {
        var one = Known.Head(1);
        var three = Known.Head(3, planned: 1);

        Assert.Equal((1, 0, null), (one.Past, one.Planned, one.Price(0)));
        Assert.Equal((3, 1), (three.Past, three.Planned));
        Assert.Equal([2, 2, 2, 3, 3], Enumerable.Range(0, 5).Select(period => three.Price(period)!.Value));
        Assert.Equal([0, 0.5, 1, 0, 0], Enumerable.Range(0, 5).Select(period => three.Promoted(period)!.Value));
    }

    [Fact]
    public void Lists_of_another_length_are_a_bug()
    {
        Assert.Throws<ArgumentException>(() => new Covariates(2, 1, prices: [1, 2], promoted: null));
        Assert.Throws<ArgumentException>(() => new Covariates(2, 1, prices: null, promoted: [1, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Known.Head(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Known.Head(4, planned: 3));
    }
}
