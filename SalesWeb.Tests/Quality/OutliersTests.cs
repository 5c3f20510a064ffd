using SalesWeb.Holidays;
using SalesWeb.Quality;
using SalesWeb.Series;

namespace SalesWeb.Tests.Quality;

public class OutliersTests
{
    [Fact]
    public void A_day_tenfold_too_high_is_found_with_its_usual_value_and_a_busy_weekday_is_not()
    {
        var history = Histories.Week(140, (71, 200));

        var outlier = Assert.Single(Histories.Report(history).Outliers);

        Assert.Equal((Histories.Monday.AddDays(71), 200.0, false), (outlier.Date, outlier.Value, outlier.IsYearly));
        Assert.Equal(20, outlier.Usual, 1.0);
        Assert.True(outlier.Score > 5);
    }

    [Fact]
    public void A_day_with_nothing_where_something_is_always_sold_is_found() =>
        Assert.Equal(0, Assert.Single(Histories.Report(Histories.Week(140, (74, 0))).Outliers).Value);

    /// <summary>usual[t] by a loop that gathers, sorts and takes the middle.</summary>
    [Fact]
    public void The_usual_value_of_a_day_is_the_median_of_its_weekday_six_weeks_before_and_behind()
    {
        var random = new Random(3);
        var history = Histories.Days(Histories.Monday, 200, _ => random.Next(10) == 0 ? null : random.Next(100));

        var usual = UsualSales.Of(history, isIntermittent: false);

        for (var day = 0; day < 200; day++)
        {
            var near = new List<double>();
            for (var other = 0; other < 200; other++)
            {
                if (other != day && other % 7 == day % 7 && Math.Abs(other - day) <= 42 && history.IsKnown[other])
                    near.Add(history.Values[other]);
            }

            near.Sort();
            Assert.Equal((near[(near.Count - 1) / 2] + near[near.Count / 2]) / 2, usual[day]);
        }
    }

    [Fact]
    public void A_feast_that_comes_every_year_is_a_habit_and_no_mistake()
    {
        var history = Histories.Days(new DateOnly(2020, 1, 1), 3 * 365, day =>
            10 + (day.DayNumber % 3) + ((day.Month, day.Day) == (12, 24) || day == Easter.Sunday(day.Year).AddDays(-1) ? 90 : 0) + (day == new DateOnly(2021, 8, 11) ? 90 : 0));

        var outliers = Histories.Report(history).Outliers;

        Assert.Equal(["2020-04-11", "2020-12-24", "2021-04-03", "2021-12-24", "2022-04-16", "2022-12-24"], outliers.Where(one => one.IsYearly).Select(one => $"{one.Date:yyyy-MM-dd}"));
        Assert.Equal(new DateOnly(2021, 8, 11), Assert.Single(outliers, one => !one.IsYearly).Date);
    }

    [Fact]
    public void A_December_that_is_high_every_year_is_usual_for_months()
    {
        var months = Enumerable.Range(0, 60).Select(month => (double?)(100 + month + (month % 12 == 11 ? 200 : 0) + (month == 30 ? 400 : 0))).ToArray();

        var outlier = Assert.Single(Histories.Report(Histories.Of(Frequency.Monthly, new DateOnly(2015, 1, 1), months)).Outliers);

        Assert.Equal(new DateOnly(2017, 7, 1), outlier.Date);
    }

    [Fact]
    public void A_month_that_is_high_in_two_years_of_seven_is_a_habit()
    {
        var months = Enumerable.Range(0, 84).Select(month => (double?)(100 + (month % 5) + (month is 18 or 54 or 33 ? 300 : 0))).ToArray();

        var outliers = Histories.Report(Histories.Of(Frequency.Monthly, new DateOnly(2015, 1, 1), months)).Outliers;

        Assert.Equal(["2016-07-01 True", "2017-10-01 False", "2019-07-01 True"], outliers.Select(one => $"{one.Date:yyyy-MM-dd} {one.IsYearly}"));
    }

    /// <summary>level · s as it is written, by loops that leave the month itself out of both.</summary>
    [Fact]
    public void The_usual_value_of_a_month_is_its_level_times_what_is_usual_at_that_time_of_the_other_years()
    {
        var random = new Random(6);
        var history = Histories.Of(Frequency.Monthly, new DateOnly(2019, 1, 1), [.. Enumerable.Range(0, 50).Select(_ => (double?)random.Next(50, 150))]);

        var usual = UsualSales.Of(history, isIntermittent: false);

        for (var month = 0; month < 50; month++)
        {
            var ratios = Enumerable.Range(0, 50).Where(other => other != month && other % 12 == month % 12).Select(other => history.Values[other] / Level(other)).ToList();
            Assert.Equal(Level(month) * Robust.Median(ratios), usual[month]!.Value, 9);
        }

        double Level(int month) => Robust.Median(Enumerable.Range(0, 50).Where(near => near != month && Math.Abs(near - month) <= 6).Select(near => history.Values[near]));
    }

    [Fact]
    public void Counts_that_scatter_as_counts_do_raise_no_alarm()
    {
        var random = new Random(5);
        var history = Histories.Days(Histories.Monday, 730, _ => Poisson(4));

        Assert.InRange(Histories.Report(history).Outliers.Count, 0, 1);

        double Poisson(double mean)
        {
            var (count, product) = (0, random.NextDouble());
            for (var limit = Math.Exp(-mean); product > limit; count++)
                product *= random.NextDouble();
            return count;
        }
    }

    /// <summary>Every 37th day three times as much, on promotion; one more such day without, and one with a promotion of a tenth of its rows.</summary>
    [Fact]
    public void A_promotion_explains_a_high_day_and_is_no_mistake()
    {
        var sold = Enumerable.Range(0, 700).Select(day => new SoldPeriod(
            Histories.Monday.AddDays(day), (10 + (day % 3)) * (day % 37 == 5 || day is 300 or 310 ? 3 : 1), 10, null, day % 37 == 5 ? 10 : day == 310 ? 1 : 0)).ToList();

        var report = Histories.Report(SalesHistory.Of(Frequency.Daily, sold, Histories.Monday.AddDays(699)));

        Assert.Equal([300, 310], report.Outliers.Where(one => one.IsOdd).Select(one => one.Date.DayNumber - Histories.Monday.DayNumber));
        Assert.Equal(19, report.Outliers.Count(one => one.IsPromoted));
        Assert.StartsWith("2 days are far from what is usual", Assert.Single(report.Findings, finding => finding.About == "Outliers").Text);
        Assert.Equal("19 days are far above what is usual while on promotion; that is no mistake.", Assert.Single(report.Findings, finding => finding.About == "Promotions").Text);
    }

    [Fact]
    public void A_promotion_does_not_explain_a_day_with_nothing()
    {
        var sold = Enumerable.Range(0, 140).Select(day => new SoldPeriod(Histories.Monday.AddDays(day), day == 70 ? 0 : 20 + (day % 3), 1, null, day == 70 ? 1 : 0)).ToList();

        Assert.True(Assert.Single(Histories.Report(SalesHistory.Of(Frequency.Daily, sold, Histories.Monday.AddDays(139))).Outliers).IsOdd);
    }

    [Fact]
    public void A_price_with_its_point_lost_is_found()
    {
        var sold = Enumerable.Range(0, 60).Select(day => new SoldPeriod(Histories.Monday.AddDays(day), 5, 1, day == 40 ? 250 : 2.5 + (day % 2 * 0.1)));
        var history = SalesHistory.Of(Frequency.Daily, [.. sold], Histories.Monday.AddDays(59));

        var outlier = Assert.Single(Outliers.OfPrices(history));

        Assert.Equal((Histories.Monday.AddDays(40), 250.0), (outlier.Date, outlier.Value));
        Assert.InRange(outlier.Usual, 2.5, 2.6);
    }

    [Fact]
    public void A_constant_series_has_none() => Assert.Empty(Histories.Report(Histories.Days(Histories.Monday, 100, _ => 7)).Outliers);
}
