using SalesWeb.Series;

namespace SalesWeb.Tests.Series;

public class SeriesBuilderTests
{
    private static readonly DateOnly First = new(2024, 2, 27);

    /// <summary>10 on the first day, 40 three days later, over the 29th of February; then nothing for two days.</summary>
    [Theory]
    [InlineData(MissingRule.Zero, new double[] { 10, 0, 0, 40, 0, 0 })]
    [InlineData(MissingRule.Previous, new double[] { 10, 10, 10, 40, 40, 40 })]
    [InlineData(MissingRule.Interpolate, new double[] { 10, 20, 30, 40, 40, 40 })]
    [InlineData(MissingRule.Closed, new double[] { 10, 0, 0, 40, 0, 0 })]
    public void Gaps_are_filled_by_the_rule(MissingRule rule, double[] expected)
    {
        var (series, filled) = SeriesBuilder.Build(
            "Bread", Frequency.Daily, [At(3, 40), At(0, 10)], rule, end: First.AddDays(5));

        Assert.Equal(expected, series.Values);
        Assert.Equal(First, series.Start);
        Assert.Equal(4, filled);
    }

    [Theory]
    [InlineData(MissingRule.Zero)]
    [InlineData(MissingRule.Previous)]
    [InlineData(MissingRule.Interpolate)]
    [InlineData(MissingRule.Closed)]
    [InlineData(MissingRule.Unknown)]
    public void One_total_is_a_series_of_one_value(MissingRule rule)
    {
        var (series, filled) = SeriesBuilder.Build("Bread", Frequency.Weekly, [At(0, 10)], rule);

        Assert.Equal([10.0], series.Values);
        Assert.Equal(0, filled);
    }

    [Fact]
    public void A_known_zero_is_not_a_gap()
    {
        var (series, filled) = SeriesBuilder.Build("Bread", Frequency.Daily, [At(0, 10), At(1, 0), At(2, 30)], MissingRule.Interpolate);

        Assert.Equal([10.0, 0, 30], series.Values);
        Assert.Equal(0, filled);
    }

    [Fact]
    public void Totals_of_the_same_period_are_added()
    {
        var (series, _) = SeriesBuilder.Build("Bread", Frequency.Weekly, [At(0, 1), At(6, 2), At(7, 4)], MissingRule.Zero);

        Assert.Equal([3.0, 4], series.Values);
    }

    [Fact]
    public void An_end_before_the_last_total_cuts_nothing_off()
    {
        var (series, _) = SeriesBuilder.Build("Bread", Frequency.Daily, [At(0, 1), At(2, 3)], MissingRule.Zero, end: First);

        Assert.Equal([1.0, 0, 3], series.Values);
    }

    [Fact]
    public void Months_are_named_by_their_first_day_whichever_day_the_file_has()
    {
        DatedTotal[] monthEnds =
        [
            new() { Date = new DateOnly(2024, 2, 29), Value = 1 },
            new() { Date = new DateOnly(2024, 3, 31), Value = 2 },
            new() { Date = new DateOnly(2024, 4, 30), Value = 3 },
        ];

        var (series, filled) = SeriesBuilder.Build("Bread", Frequency.Monthly, monthEnds, MissingRule.Zero);

        Assert.Equal([1.0, 2, 3], series.Values);
        Assert.Equal(0, filled);
        Assert.Equal(new DateOnly(2024, 2, 1), series.Start);
        Assert.Equal(new DateOnly(2024, 4, 1), series.End);
    }

    private static DatedTotal At(int day, double value) => new() { Date = First.AddDays(day), Value = value };
}
