using SalesWeb.Datasets;
using SalesWeb.Datasets.Versions;
using SalesWeb.Series;

namespace SalesWeb.Tests.Datasets.Versions;

public sealed class VersionComparisonTests
{
    [Fact]
    public void Days_are_added_changed_removed_or_the_same()
    {
        DaySum[] before = [Day(1, amount: 10), Day(2, amount: 20), Day(4, amount: 40)];
        DaySum[] after = [Day(2, amount: 20), Day(3, amount: 30), Day(4, amount: 44), Day(5, amount: 50)];

        var change = CategoryChange.Of("Bread", before, Measure.Amount, after, Measure.Amount);

        Assert.Equal((2, 1, 1, 1), (change.DaysAdded, change.DaysChanged, change.DaysRemoved, change.DaysSame));
        Assert.Equal((70.0, 144.0), (change.Before, change.After));
        Assert.True(change.IsChanged);
    }

    [Fact]
    public void A_category_that_is_new_has_no_total_before_and_one_that_is_gone_none_afterwards()
    {
        var fresh = CategoryChange.Of("Tea", [], Measure.Amount, [Day(1, amount: 3), Day(2, amount: 4)], Measure.Amount);
        var gone = CategoryChange.Of("Milk", [Day(1, amount: 3)], Measure.Amount, [], Measure.Amount);

        Assert.Equal((null, 7.0, 2, 0), (fresh.Before, fresh.After, fresh.DaysAdded, fresh.DaysRemoved));
        Assert.Equal((3.0, null, 0, 1), (gone.Before, gone.After, gone.DaysAdded, gone.DaysRemoved));
    }

    [Fact]
    public void Each_total_is_in_what_was_counted_then()
    {
        var change = CategoryChange.Of("Bread", [Day(1, amount: 10, quantity: 2)], Measure.Quantity, [Day(1, amount: 10, quantity: 2)], Measure.Amount);

        Assert.Equal((2.0, 10.0, false), (change.Before, change.After, change.IsChanged));
        Assert.True(VersionComparison.Of(Measure.Quantity, Measure.Amount, []).IsChanged);
    }

    [Fact]
    public void The_order_in_which_rows_were_added_up_is_no_change_and_another_price_is_one()
    {
        var sum = 0.1 + 0.2 + 0.3;
        var otherOrder = 0.3 + 0.2 + 0.1;
        Assert.NotEqual(sum, otherOrder);

        Assert.False(CategoryChange.Of("Bread", [Day(1, amount: sum)], Measure.Amount, [Day(1, amount: otherOrder)], Measure.Amount).IsChanged);
        Assert.Equal(1, CategoryChange.Of("Bread", [Day(1, price: 2)], Measure.Amount, [Day(1, price: 3)], Measure.Amount).DaysChanged);
        Assert.Equal(1, CategoryChange.Of("Bread", [Day(1, amount: 0)], Measure.Amount, [Day(1)], Measure.Amount).DaysChanged);
    }

    [Fact]
    public void All_categories_together_are_their_sum_and_stand_in_natural_order()
    {
        var comparison = VersionComparison.Of(
            Measure.Amount,
            Measure.Amount,
            [
                ("10", [Day(1, amount: 5)], []),
                ("9", [Day(1, amount: 5), Day(2, amount: 6)], [Day(1, amount: 5), Day(2, amount: 7), Day(3, amount: 8)]),
            ]);

        Assert.Equal(["9", "10"], comparison.Categories.Select(change => change.Category));
        var whole = comparison.Whole;
        Assert.Equal((16.0, 20.0, 1, 1, 1, 1), (whole.Before, whole.After, whole.DaysAdded, whole.DaysChanged, whole.DaysRemoved, whole.DaysSame));
    }

    private static DaySum Day(int day, double? amount = null, double? quantity = null, double? price = null) => new()
    {
        Date = new DateOnly(2024, 1, day),
        Rows = 1,
        Quantity = quantity,
        Amount = amount,
        PriceSum = price,
        Priced = price is null ? 0 : 1,
        Promoted = 0,
    };
}
