using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

/// <summary>What is put where nothing is known, worked out by hand.</summary>
public class UsualFillTests
{
    private static readonly DateOnly Monday = new(2024, 1, 1);

    /// <summary>Six weeks in which day d of week w sold 10 d + w; the Wednesday of week 5 is not known: the median of 20, 21, 22, 23 behind it is not 24's affair.</summary>
    [Fact]
    public void A_day_takes_the_median_of_its_weekday_in_the_four_weeks_before()
    {
        var filled = Fill(Frequency.Daily, Weeks(6).Where((_, day) => day != (5 * 7) + 2));

        Assert.Equal((21 + 22 + 23 + 24) / 4.0, filled.Values[(5 * 7) + 2]);
    }

    [Fact]
    public void What_comes_later_changes_nothing_that_was_filled_before()
    {
        var gap = (3 * 7) + 4;
        var calm = Fill(Frequency.Daily, Weeks(8).Where((_, day) => day != gap));
        var wild = Fill(Frequency.Daily, Weeks(8).Where((_, day) => day != gap).Select((total, i) => i < gap ? total : total with { Value = 1e6 }));

        Assert.Equal(calm.Values[gap], wild.Values[gap]);
    }

    [Fact]
    public void At_the_beginning_the_weeks_ahead_count()
    {
        var filled = Fill(Frequency.Daily, Weeks(3).Where((_, day) => day != 1));

        Assert.Equal((11 + 12) / 2.0, filled.Values[1]);
    }

    [Fact]
    public void A_month_takes_the_same_month_of_last_year_and_else_lies_on_the_straight_line()
    {
        var months = Enumerable.Range(0, 30).Select(month => At(Monday.AddMonths(month), month)).ToList();

        var filled = Fill(Frequency.Monthly, months.Where(month => month.Value is not (20 or 3 or 15)));

        Assert.Equal(8, filled.Values[20]);
        Assert.Equal(3, filled.Values[3]); // neither month 15 is known, nor one before: between 2 and 4
    }

    private static IEnumerable<DatedTotal> Weeks(int count) =>
        Enumerable.Range(0, 7 * count).Select(day => At(Monday.AddDays(day), (10 * (day % 7)) + (day / 7)));

    private static SalesSeries Fill(Frequency frequency, IEnumerable<DatedTotal> totals) =>
        SeriesBuilder.Build("Bread", frequency, [.. totals], MissingRule.Unknown).Series;

    private static DatedTotal At(DateOnly date, double value) => new() { Date = date, Value = value };
}
