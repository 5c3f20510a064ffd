using SalesWeb.Quality;
using SalesWeb.Series;

namespace SalesWeb.Tests.Quality;

public class SeasonsTests
{
    [Fact]
    public void A_week_that_repeats_exactly_explains_all_and_noise_next_to_nothing()
    {
        var random = new Random(1);

        Assert.Equal(1, Seasons.Of(Histories.Days(Histories.Monday, 140, day => 10 + (int)day.DayOfWeek)).Week);
        Assert.InRange(Seasons.Of(Histories.Days(Histories.Monday, 700, _ => random.Next(100))).Week!.Value, 0, 0.1);
    }

    /// <summary>S is +1 and −1 by turns of equal length, R a noise of the same variance: F = 1 − 1/2.</summary>
    [Fact]
    public void Season_and_noise_of_the_same_variance_share_it()
    {
        var random = new Random(1);
        var history = Histories.Days(new DateOnly(2000, 1, 1), 40 * 365, day => 100 + (10 * Math.Cos(2 * Math.PI * day.DayOfYear / 365.25)));
        Assert.InRange(Seasons.Of(history).Year!.Value, 0.95, 1);

        var months = Enumerable.Range(0, 600).Select(month => (double?)(100 + (month % 12 < 6 ? 10 : -10) + (random.Next(2) == 0 ? 10 : -10))).ToArray();
        Assert.Equal(0.5, Seasons.Of(Histories.Of(Frequency.Monthly, new DateOnly(1960, 1, 1), months)).Year!.Value, 0.1);
    }

    [Theory]
    [InlineData(27, false, false)]
    [InlineData(28, true, false)]
    [InlineData(700, true, false)]
    [InlineData(860, true, false)]
    [InlineData(930, true, true)]
    public void A_season_needs_to_have_been_seen(int days, bool week, bool year)
    {
        var seasons = Seasons.Of(Histories.Days(Histories.Monday, days, day => day.DayNumber % 7));

        Assert.Equal((week, year, days / 365, days / 7), (seasons.Week is not null, seasons.Year is not null, seasons.Years, seasons.Weeks));
    }

    [Theory]
    [InlineData(Frequency.Monthly, 24)]
    [InlineData(Frequency.Monthly, 31)]
    [InlineData(Frequency.Monthly, 36)]
    [InlineData(Frequency.Monthly, 48)]
    [InlineData(Frequency.Weekly, 160)]
    [InlineData(Frequency.Daily, 28)]
    [InlineData(Frequency.Daily, 731)]
    [InlineData(Frequency.Daily, 1000)]
    public void Noise_is_no_season_however_short_it_is(Frequency frequency, int length)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var seasons = Seasons.Of(Histories.Of(frequency, [.. Enumerable.Range(0, length).Select(_ => (double?)random.Next(80, 121))]));

            Assert.InRange(Math.Max(seasons.Year ?? 0, seasons.Week ?? 0), 0, 0.3);
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(36)]
    [InlineData(60)]
    public void A_season_that_stands_out_of_the_noise_is_strong_in_few_years_too(int months)
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, months).Select(month => (double?)(100 + (2 * month) + (40 * Math.Cos(Math.PI * month / 6)) + random.Next(-10, 11)));

        Assert.InRange(Seasons.Of(Histories.Of(Frequency.Monthly, [.. values])).Year!.Value, Seasons.Strong, 1);
    }

    [Fact]
    public void Two_years_are_said_to_be_too_few()
    {
        var report = Histories.Report(Histories.Of(Frequency.Monthly, [.. Enumerable.Range(0, 24).Select(month => (double?)(1 + (month % 12)))]));

        Assert.Contains("There are 24 months of history, 2 whole years: about two and a half are needed to tell a season of the year from chance.", report.Verdict.Reasons);
    }

    /// <summary>The last 28 days are 2 where the week before them was 1 but for one 5: the error is 27 · 1 … by hand 24 · 1 + 4 · 3 of 56.</summary>
    [Fact]
    public void The_naive_trial_repeats_the_last_week_before_the_cut()
    {
        var values = Enumerable.Repeat<double?>(1, 28).Concat(Enumerable.Repeat<double?>(2, 28)).ToArray();
        values[21] = 5;

        var trial = NaiveTrial.Of(Histories.Of(Frequency.Daily, values))!;

        Assert.Equal((28, 7), (trial.Periods, trial.Season));
        Assert.Equal(((24 * 1.0) + (4 * 3)) / 56, trial.Wape, 12);
    }

    [Theory]
    [InlineData(Frequency.Weekly, 65, 13, 52)]
    [InlineData(Frequency.Monthly, 24, 12, 12)]
    public void Weeks_and_months_repeat_the_last_year_before_the_cut(Frequency frequency, int least, int periods, int season)
    {
        var values = Enumerable.Range(0, least).Select(i => (double?)(i < least - periods ? 4 : 5)).ToArray();

        var trial = NaiveTrial.Of(Histories.Of(frequency, values))!;

        Assert.Equal((periods, season, 0.2), (trial.Periods, trial.Season, trial.Wape));
        Assert.Null(NaiveTrial.Of(Histories.Of(frequency, values[1..])));
    }

    [Fact]
    public void A_missing_day_is_no_evidence_and_the_week_before_stands_in_for_a_missing_one()
    {
        var values = Enumerable.Repeat<double?>(4, 28).Concat(Enumerable.Repeat<double?>(5, 28)).ToArray();
        (values[27], values[20], values[30]) = (null, 3, null);

        var trial = NaiveTrial.Of(Histories.Of(Frequency.Daily, values))!;

        Assert.Equal(27, trial.Periods);
        Assert.Equal(((23 * 1.0) + (4 * 2)) / (27 * 5), trial.Wape, 12);
    }

    [Fact]
    public void Without_a_week_before_the_end_or_without_sales_there_is_no_trial()
    {
        Assert.Null(NaiveTrial.Of(Histories.Week(34)));
        Assert.Null(NaiveTrial.Of(Histories.Days(Histories.Monday, 60, day => day.DayNumber - Histories.Monday.DayNumber < 30 ? 1 : 0)));
    }
}
