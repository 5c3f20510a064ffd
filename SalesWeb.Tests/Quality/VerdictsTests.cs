using SalesWeb.Quality;
using SalesWeb.Series;

namespace SalesWeb.Tests.Quality;

/// <summary>What is said of series whose answer is plain.</summary>
public class VerdictsTests
{
    [Fact]
    public void Nothing_sold_is_nothing_to_forecast()
    {
        var report = Histories.Report(Histories.Days(Histories.Monday, 100, _ => 0));

        Assert.Equal((Forecastable.No, "No: nothing was ever sold.", Severity.Serious), (report.Verdict.Answer, report.Verdict.Sentence, report.Worst));
    }

    [Fact]
    public void What_only_came_back_is_not_called_too_short()
    {
        var report = Histories.Report(Histories.Days(Histories.Monday, 400, _ => -1));

        Assert.Equal((Forecastable.No, "No: nothing was ever sold, it only came back."), (report.Verdict.Answer, report.Verdict.Sentence));
        Assert.Contains("Every value is a return or 0.", report.Verdict.Reasons[0]);
    }

    [Fact]
    public void A_return_is_no_sale_and_does_not_keep_alive_what_has_ended()
    {
        var report = Histories.Report(Histories.Days(Histories.Monday, 200, day =>
            (day.DayNumber - Histories.Monday.DayNumber) is var i && i == 190 ? -1 : i < 150 ? 5 + (day.DayNumber % 7) : 0));

        Assert.Equal((true, Histories.Monday.AddDays(149), 50, 0), (report.Activity.IsEnded, report.Activity.LastSale, report.Activity.Silence, report.Activity.LongestPause));
        Assert.Equal(Forecastable.No, report.Verdict.Answer);
    }

    [Theory]
    [InlineData(Frequency.Daily, 7, 28)]
    [InlineData(Frequency.Weekly, 3, 8)]
    [InlineData(Frequency.Monthly, 2, 6)]
    public void A_silence_is_stale_and_then_the_end_by_its_length(Frequency frequency, int fresh, int stale)
    {
        Assert.Equal((false, false), After(fresh));
        Assert.Equal((true, false), After(fresh + 1));
        Assert.Equal((true, false), After(stale));
        Assert.Equal((false, true), After(stale + 1));

        (bool IsStale, bool IsEnded) After(int silence)
        {
            var activity = Activity.Of(Histories.Of(frequency, [.. Enumerable.Range(0, 100 + silence).Select(i => (double?)(i < 100 ? 5 : 0))]), Histories.Monday);
            return (activity.IsStale, activity.IsEnded);
        }
    }

    [Theory]
    [InlineData(Frequency.Daily, 91)]
    [InlineData(Frequency.Weekly, 13)]
    [InlineData(Frequency.Monthly, 12)]
    public void What_began_less_than_a_quarter_or_a_year_ago_is_new(Frequency frequency, int old)
    {
        Assert.True(IsNew(old - 1));
        Assert.False(IsNew(old));

        bool IsNew(int length) => Activity.Of(Histories.Of(frequency, [.. Enumerable.Repeat<double?>(5, length)]), Histories.Monday.AddYears(-1)).IsNew;
    }

    [Fact]
    public void Ten_days_are_too_few()
    {
        var report = Histories.Report(Histories.Week(10));

        Assert.Equal("Not yet: it is too short.", report.Verdict.Sentence);
        Assert.Equal(["Bread has 10 days of history; a forecast needs at least 14 days, a comparison of models 15."], report.Verdict.Reasons);
    }

    [Fact]
    public void What_has_not_been_sold_for_long_against_its_own_habit_has_ended()
    {
        var report = Histories.Report(Histories.Days(Histories.Monday, 200, day => day.DayNumber - Histories.Monday.DayNumber < 150 ? 5 + (day.DayNumber % 7) : 0));

        Assert.Equal("No: it seems to have ended on 1 Jun 2022.", report.Verdict.Sentence);
        Assert.Equal((50, 0, true, false), (report.Activity.Silence, report.Activity.LongestPause, report.Activity.IsEnded, report.Activity.IsStale));
    }

    /// <summary>Sold every 20th day, the last time 30 days ago: longer than any pause of 19 days, not twice as long.</summary>
    [Fact]
    public void A_silence_longer_than_any_before_is_told_without_calling_it_the_end()
    {
        var activity = Histories.Report(Histories.Days(Histories.Monday, 211, day => (day.DayNumber - Histories.Monday.DayNumber) is var i && i % 20 == 0 && i <= 180 ? 5 : 0)).Activity;

        Assert.Equal((30, 19, false, true), (activity.Silence, activity.LongestPause, activity.IsEnded, activity.IsStale));
    }

    [Fact]
    public void A_category_that_began_last_month_is_new()
    {
        var history = Histories.Week(40);

        Assert.True(QualityReport.Of("Bread", history, history.Start.AddDays(-300), null).Activity.IsNew);
        Assert.False(Histories.Report(history).Activity.IsNew);
    }

    [Fact]
    public void Sold_now_and_then_it_can_be_told_how_much_but_not_when()
    {
        var report = Histories.Report(Histories.Days(Histories.Monday, 400, day => day.DayNumber % 5 == 0 ? 3 : 0));

        Assert.Equal((Forecastable.OnAverage, DemandClass.Intermittent), (report.Verdict.Answer, report.Demand!.Class));
        Assert.Contains("Croston", report.Verdict.Sentence);
    }

    [Fact]
    public void Three_years_of_a_clear_week_can_be_forecast_well_and_half_a_year_roughly()
    {
        Assert.Equal(Forecastable.Well, Histories.Report(Histories.Week(3 * 365)).Verdict.Answer);
        Assert.Equal(Forecastable.Roughly, Histories.Report(Histories.Week(180)).Verdict.Answer);
    }

    [Fact]
    public void Days_with_more_rows_than_all_others_may_hold_a_row_twice()
    {
        var sold = Enumerable.Range(0, 100).Select(day => new SoldPeriod(Histories.Monday.AddDays(day), 5, day == 50 ? 4 : 2, null)).ToList();

        var report = Histories.Report(SalesHistory.Of(Frequency.Daily, sold, Histories.Monday.AddDays(99)));

        Assert.Equal((2, Histories.Monday.AddDays(50)), (report.Oddities.UsualRows, Assert.Single(report.Oddities.MoreRows)));
        Assert.Contains(report.Findings, finding => finding.About == "Duplicates" && finding.Text.StartsWith("1 day has more rows than the 2 that nearly all have, the first 22 Feb 2022."));
    }

    [Fact]
    public void Receipts_have_as_many_rows_as_they_like()
    {
        var sold = Enumerable.Range(0, 100).Select(day => new SoldPeriod(Histories.Monday.AddDays(day), 5, 1 + (day % 9), null)).ToList();

        Assert.Null(Histories.Report(SalesHistory.Of(Frequency.Daily, sold, Histories.Monday.AddDays(99))).Oddities.UsualRows);
    }

    /// <summary>10, 10, −4, 0: one of four negative, 4 of 20 came back, one of four zero.</summary>
    [Fact]
    public void Returns_and_zeros_are_shares_of_days_and_of_value()
    {
        var odd = Histories.Report(Histories.Of(Frequency.Daily, 10, 10, -4, null, 0)).Oddities;

        Assert.Equal((4, 1, 1, 0.25, 0.25, 0.2), (odd.Known, odd.Negatives, odd.Zeros, odd.ZeroShare, odd.NegativeShare, odd.ReturnedShare!.Value));
    }

    [Theory]
    [InlineData(MissingRule.Closed)]
    [InlineData(MissingRule.Unknown)]
    [InlineData(MissingRule.Interpolate)]
    [InlineData(MissingRule.Zero)]
    public void A_rule_is_suggested_with_its_reason(MissingRule rule)
    {
        var random = new Random(4);
        var history = rule switch
        {
            MissingRule.Closed => Histories.Days(Histories.Monday, 400, day => day.DayOfWeek == DayOfWeek.Sunday ? null : 50),
            MissingRule.Unknown => Histories.Week(400, (100, null), (207, null), (303, null)),
            MissingRule.Interpolate => Histories.Days(Histories.Monday, 400, day => day.DayNumber % 97 == 0 ? null : 50 + random.Next(10)),
            _ => Histories.Days(Histories.Monday, 400, _ => random.Next(3) == 0 ? null : random.Next(1, 30)),
        };

        var advice = Histories.Report(history).Advice;

        Assert.Equal(rule, advice.Rule);
        Assert.Contains("no row", advice.Reason);
    }

    /// <summary>Three days in ten have no row, the others sell 100 to 140: nobody stops buying so evenly.</summary>
    [Fact]
    public void Rows_lost_from_an_even_series_are_asked_for_and_are_not_no_demand()
    {
        var random = new Random(4);
        var report = Histories.Report(Histories.Days(Histories.Monday, 400, _ => random.Next(10) < 3 ? null : random.Next(100, 141)));

        Assert.Equal((DemandClass.Smooth, 1.0), (report.Demand!.Class, report.Demand.Interval));
        Assert.Equal(MissingRule.Unknown, report.Advice.Rule);
        Assert.Contains("ask whether they were", report.Advice.Reason);
        Assert.Contains(report.Findings, finding => finding is { About: "Gaps", Severity: Severity.Look });
    }

    /// <summary>Counts of mean 1 of which the zeros have no row, as receipts have none: 37 % of the days are missing, and nothing is lost.</summary>
    [Fact]
    public void Single_pieces_without_rows_between_are_sold_now_and_then()
    {
        var random = new Random(4);
        var report = Histories.Report(Histories.Days(Histories.Monday, 400, _ => Poisson() is > 0 and var count ? count : null));

        Assert.True(report.Demand!.IsIntermittent);
        Assert.Equal(MissingRule.Zero, report.Advice.Rule);

        int Poisson()
        {
            var (count, product) = (0, random.NextDouble());
            for (; product > Math.Exp(-1); count++)
                product *= random.NextDouble();
            return count;
        }
    }

    /// <summary>Ten days without a row, of which so many are shared by the whole dataset.</summary>
    [Theory]
    [InlineData(9, "Nothing could be sold then.")]
    [InlineData(8, "Most of them follow a pattern, in which nothing could be sold.")]
    [InlineData(4, "where that is wrong, correct them to 0.")]
    public void Nine_in_ten_missing_days_with_a_pattern_leave_no_doubt(int shared, string expected)
    {
        var days = Enumerable.Range(0, 10).Select(i => 20 + (31 * i)).ToList();

        var advice = Histories.Report(Histories.Week(400, [.. days.Select(day => (day, (double?)null))]), date => days.Take(shared).Contains(date.DayNumber - Histories.Monday.DayNumber)).Advice;

        Assert.EndsWith(expected, advice.Reason);
    }

    [Fact]
    public void Where_nothing_is_missing_no_rule_is_suggested() => Assert.Null(Histories.Report(Histories.Week(100)).Advice.Rule);
}
