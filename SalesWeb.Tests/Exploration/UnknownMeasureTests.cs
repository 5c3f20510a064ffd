using SalesWeb.Datasets.Amendments;
using SalesWeb.Exploration;
using SalesWeb.Pages.Explore;
using SalesWeb.Series;
using SalesWeb.Settings;

namespace SalesWeb.Tests.Exploration;

/// <summary>
/// Nine weeks from Monday, 1 January 2024: 2 pieces of rye a day for 30 days; and spelt, which gives 3 pieces a day for as long,
/// and from then on amounts alone. On the 10th there is no row at all.
/// </summary>
public sealed class UnknownMeasureTests : IDisposable
{
    private const int Known = 30, Days = 63, Closed = 9;

    private static readonly DateOnly Start = new(2024, 1, 1);

    private readonly Shop _shop = new(Text, new SalesWebSettings { Data = new DataSettings { MissingPeriods = MissingRule.Previous } });

    private static string Text => "date,category,item,quantity,amount\n" + string.Concat(Enumerable.Range(0, Days).Where(day => day != Closed).Select(day =>
        (day < Known ? $"{Start.AddDays(day):yyyy-MM-dd},Bread,Rye,2,10\n" : "") + $"{Start.AddDays(day):yyyy-MM-dd},Bread,Spelt,{(day < Known ? "3" : "")},10\n"));

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void A_day_with_rows_but_without_the_measure_has_no_value_and_is_counted()
    {
        var table = _shop.Look("measure=quantity");

        Assert.Equal(Enumerable.Range(0, Days).Select(day => day < Known ? 5 : (double?)null), table.Rows.Select(row => row.Value));
        Assert.Equal((1, Days - Known), (table.Filled, table.Unknown));
        Assert.Equal((1, 0), (_shop.Look("measure=amount").Filled, _shop.Look("measure=amount").Unknown));
    }

    [Fact]
    public void A_week_of_which_a_part_is_not_known_is_not_whole_and_no_average_reaches_over_it()
    {
        var rows = _shop.Look("measure=quantity&unit=week&average=2").Rows;

        Assert.Equal([35, 35, 35, 35, 10, null, null, null, null], rows.Select(row => row.Value));
        Assert.Equal([true, true, true, true, false], rows.Take(5).Select(row => row.IsWhole));
        Assert.Equal([null, 35, 35, 35, null, null, null, null, null], rows.Select(row => row.Average));
    }

    [Fact]
    public void What_is_not_known_is_no_day_without_sales_in_the_figures()
    {
        var figures = SalesFigures.Of(_shop.Scope("measure=quantity"));

        Assert.Equal((150.0, 5.0, 5.0), (figures.Total, figures.PerPeriod, figures.Worst.Value));
        Assert.Null(SalesFigures.Of(_shop.Scope("measure=quantity&from=2024-02-01")).Total);
        Assert.Equal(50, SalesFigures.Of(_shop.Scope("measure=quantity&from=2024-01-21&to=2024-01-30")).Before);
        Assert.Null(SalesFigures.Of(_shop.Scope("measure=quantity&from=2024-01-23&to=2024-02-01")).AgainstBefore); // eight days are known of ten
    }

    [Fact]
    public void A_part_of_which_nobody_knows_how_much_was_sold_has_not_fallen()
    {
        var parts = _shop.Explorer.Parts(_shop.Scope("measure=quantity&category=Bread&from=2024-01-31&to=2024-02-29"))!;

        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 30)), (parts.Before!.Value.From, parts.Before.Value.To));
        Assert.Empty(parts.Ranked);
        Assert.Equal("Rye", Assert.Single(parts.Moves).Name);
    }

    /// <summary>54 weeks of 5 pieces a day; those of the 10th day of the first year are not known.</summary>
    [Fact]
    public void A_week_of_last_year_of_which_a_day_is_not_known_is_no_last_year()
    {
        using var shop = new Shop("date,category,quantity,amount\n" + string.Concat(Enumerable.Range(0, 54 * 7).Select(day =>
            $"{Start.AddDays(day):yyyy-MM-dd},Bread,{(day == 9 ? "" : "5")},10\n")));

        Assert.Equal([35.0, null], shop.Look("measure=quantity&unit=week&last-year=yes&from=2024-12-30").Rows.Select(row => row.LastYear));
    }

    [Fact]
    public void The_season_is_that_of_the_longest_stretch_that_is_known()
    {
        var panel = SeasonPanel.Of(_shop.Scope("measure=quantity"))!;

        Assert.Equal((Start, Known), (panel.Dates[0], panel.Dates.Count));
    }

    [Fact]
    public void A_day_that_a_correction_alone_tells_of_is_not_filled_and_one_that_it_takes_away_is()
    {
        var version = _shop.Scope().Version;
        Assert.Equal(1, _shop.Look("category=Bread").Filled);

        _shop.Amendments.Correct(version, new CorrectionRequest(new SeriesKey("Bread"), Start.AddDays(Closed), 9, "Ann", "Found"));
        Assert.Equal(0, _shop.Look("category=Bread").Filled);

        _shop.Amendments.Correct(version, new CorrectionRequest(new SeriesKey("Bread"), Start.AddDays(3), null, "Ann", "Never"));
        Assert.Equal(1, _shop.Look("category=Bread").Filled);
    }
}
