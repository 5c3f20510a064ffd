using SalesWeb.Holidays;
using SalesWeb.Quality;
using SalesWeb.Series;

namespace SalesWeb.Tests.Quality;

public class ClosuresTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    [Fact]
    public void Runs_of_missing_periods_are_counted_from_their_first_to_their_last()
    {
        var history = Histories.Of(Frequency.Daily, 1, null, null, 4, null, 6, null);

        var gaps = Gaps.Of(history, Closures.Of(history, null));

        Assert.Equal((7, 4, 1), (gaps.Periods, gaps.Missing, gaps.AtEnd));
        Assert.Equal(
            [new(Histories.Monday.AddDays(1), Histories.Monday.AddDays(2), 2), new(Histories.Monday.AddDays(4), Histories.Monday.AddDays(4), 1), new(Histories.Monday.AddDays(6), Histories.Monday.AddDays(6), 1)],
            gaps.Runs);
        Assert.Equal(2, gaps.Longest!.Length);
    }

    [Fact]
    public void A_shop_that_is_closed_on_Sundays_is_recognised_though_it_opened_on_one()
    {
        var history = Histories.Days(Start, 364, day => day.DayOfWeek == DayOfWeek.Sunday && day != new DateOnly(2020, 12, 20) ? null : 5);

        var closures = Closures.Of(history, null);

        Assert.Equal([DayOfWeek.Sunday], closures.Weekdays);
        Assert.Equal((51, 51), (closures.OnWeekdays, closures.Count));
    }

    [Fact]
    public void A_shop_that_is_open_on_every_tenth_Sunday_is_not_closed_on_Sundays()
    {
        var history = Histories.Days(Start, 364, day => day.DayOfWeek == DayOfWeek.Sunday && day.DayOfYear / 7 % 10 != 0 ? null : 5);

        Assert.Empty(Closures.Of(history, null).Weekdays);
    }

    [Fact]
    public void Days_closed_year_after_year_are_found_by_their_date_and_by_Easter()
    {
        var history = Histories.Days(Start, 4 * 365, day =>
            (day.Month, day.Day) == (12, 25) || day == Easter.Sunday(day.Year).AddDays(-2) || day == new DateOnly(2021, 8, 11) ? null : 5);

        var closures = Closures.Of(history, null);

        Assert.Equal([new("25 December", 4, 4), new("Good Friday", 4, 4)], closures.Yearly);
        Assert.Equal((8, 1), (closures.Count, Gaps.Of(history, closures).Unexplained));
    }

    [Fact]
    public void A_day_that_is_missing_in_half_of_the_years_follows_no_pattern()
    {
        var history = Histories.Days(Start, 4 * 365, day => (day.Month, day.Day) == (5, 1) && day.Year % 2 == 0 ? null : 5);

        Assert.Equal(0, Closures.Of(history, null).Count);
    }

    [Fact]
    public void Something_sold_in_winter_only_has_a_season_over_the_turn_of_the_year()
    {
        var history = Histories.Days(new DateOnly(2019, 11, 1), 3 * 365, day => day.Month is 11 or 12 || (day.Month == 1 && day.Day <= 10) ? 5 : null);

        var closures = Closures.Of(history, null);

        Assert.Equal([1, 11, 12], closures.Months);
        Assert.Equal(Gaps.Of(history, closures).Missing, closures.OffSeason);
    }

    [Fact]
    public void Something_sold_now_and_then_has_no_season_and_no_closed_days()
    {
        var random = new Random(1);
        var history = Histories.Days(Start, 1000, _ => random.NextDouble() < 0.05 ? 5 : null);

        Assert.Equal(0, Closures.Of(history, null).Count);
    }

    /// <summary>No month has a row on one day in fifty, and still it is sold in all of them.</summary>
    [Fact]
    public void A_part_that_is_hardly_ever_sold_is_not_out_of_season_all_year()
    {
        var report = Histories.Report(Histories.Days(Start, 5 * 366, day => (day.DayNumber - Start.DayNumber) % 97 == 0 ? 1 + (day.DayNumber % 3) : null));

        Assert.Equal((12, 0), (report.Gaps.Closures.Months.Count, report.Gaps.Closures.OffSeason));
        Assert.Equal((DemandClass.Intermittent, MissingRule.Zero, Forecastable.OnAverage), (report.Demand!.Class, report.Advice.Rule, report.Verdict.Answer));
        Assert.DoesNotContain(report.Findings, finding => finding.About == "Season");
    }

    [Fact]
    public void What_nothing_of_the_dataset_has_a_row_on_is_shared()
    {
        var history = Histories.Week(70, (10, null), (20, null), (30, null));

        var closures = Closures.Of(history, date => date == Histories.Monday.AddDays(20));

        Assert.Equal((1, 1, true, false), (closures.Shared, closures.Count, closures[20], closures[10]));
    }

    /// <summary>The rule as it is written, by a slow walk over every date.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Yearly_closures_are_what_a_slow_walk_finds(int seed)
    {
        var random = new Random(seed);
        var often = Enumerable.Range(0, 367).Select(_ => random.Next(20) == 0 ? 0.8 : 0.01).ToArray();
        var history = Histories.Days(Start, 5 * 366, day => random.NextDouble() < often[day.DayOfYear] ? null : 5);

        var found = Closures.Of(history, null).Yearly.Where(one => char.IsAsciiDigit(one.Name[0])).Select(one => one.Name);

        Assert.Equal(Slow(), found);

        IEnumerable<string> Slow()
        {
            for (var date = new DateOnly(2000, 1, 1); date.Year == 2000; date = date.AddDays(1))
            {
                var (missing, all) = (0, 0);
                for (var day = history.Start; day <= history.End; day = day.AddDays(1))
                {
                    if ((day.Month, day.Day) != (date.Month, date.Day) || !Enumerable.Range(-3, 7).Any(near => IsKnown(day.AddDays(near))))
                        continue;
                    all++;
                    missing += IsKnown(day) ? 0 : 1;
                }

                if (missing >= 2 && missing >= 0.75 * all)
                    yield return date.ToString("d MMMM");
            }
        }

        bool IsKnown(DateOnly day) => day >= history.Start && day <= history.End && history.IsKnown[day.DayNumber - history.Start.DayNumber];
    }
}
