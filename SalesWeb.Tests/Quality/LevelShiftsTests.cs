using SalesWeb.Quality;
using SalesWeb.Series;

namespace SalesWeb.Tests.Quality;

public class LevelShiftsTests
{
    [Fact]
    public void A_step_is_found_with_its_week_and_both_levels()
    {
        var random = new Random(2);
        var history = Histories.Days(Histories.Monday, 52 * 7, day => (day.DayNumber - Histories.Monday.DayNumber < 25 * 7 ? 100 : 160) + random.Next(-10, 11));

        var shift = Assert.Single(LevelShifts.Of(history));

        Assert.InRange(shift.Date, Histories.Monday.AddDays(24 * 7), Histories.Monday.AddDays(26 * 7));
        Assert.Equal(100, shift.Before, 5.0);
        Assert.Equal(160, shift.After, 5.0);
        Assert.True(shift.MayBeSeason);
    }

    [Fact]
    public void A_summer_that_comes_every_year_is_no_step()
    {
        var random = new Random(2);
        var history = Histories.Days(new DateOnly(2018, 1, 1), 4 * 365, day => (day.Month is >= 6 and <= 9 ? 200 : 100) + random.Next(-10, 11));

        Assert.Empty(LevelShifts.Of(history));
    }

    /// <summary>A season seen once and a half goes up and down several times; the largest of that is a note, and no more.</summary>
    [Fact]
    public void Eighteen_months_of_a_season_are_one_note()
    {
        var history = Histories.Days(new DateOnly(2021, 1, 1), 548, day => 100 + (60 * Math.Sin(2 * Math.PI * day.DayOfYear / 365.25)));

        Assert.True(Assert.Single(LevelShifts.Of(history)).MayBeSeason);
        var finding = Assert.Single(Histories.Report(history).Findings, finding => finding.About == "Level");
        Assert.Equal(Severity.Note, finding.Severity);
        Assert.EndsWith("; the data is too short to tell whether that is the season, and smaller changes are left out.", finding.Text);
    }

    [Fact]
    public void Noise_and_one_wild_fortnight_are_no_step()
    {
        var random = new Random(2);
        var history = Histories.Days(Histories.Monday, 60 * 7, day => (day.DayNumber - Histories.Monday.DayNumber) / 7 is 30 or 31 ? 500 : 100 + random.Next(-30, 31));

        Assert.Empty(LevelShifts.Of(history));
    }

    /// <summary>From 100 to 1, and then to 2: the double, and still next to nothing beside the 2 % of 100 that count as noise.</summary>
    [Fact]
    public void What_is_small_beside_the_usual_level_is_no_step()
    {
        var weeks = Enumerable.Range(0, 400).Select(week => (double?)(week < 340 ? 100 : week < 370 ? 1 : 2)).ToArray();

        Assert.Equal(Histories.Monday.AddDays(7 * 340), Assert.Single(LevelShifts.Of(Histories.Of(Frequency.Weekly, weeks))).Date);
    }

    [Fact]
    public void A_season_that_comes_a_month_later_or_earlier_is_no_step()
    {
        var weeks = Enumerable.Range(0, 208).Select(week => (double?)(week % 52 - (week / 52 % 2 * 6) is >= 20 and < 36 ? 200 : 100)).ToArray();

        Assert.Empty(LevelShifts.Of(Histories.Of(Frequency.Weekly, weeks)));
    }

    [Fact]
    public void Months_step_too()
    {
        var months = Enumerable.Range(0, 48).Select(month => (double?)((month < 30 ? 50 : 20) + (month % 3))).ToArray();

        var shift = Assert.Single(LevelShifts.Of(Histories.Of(Frequency.Monthly, new DateOnly(2019, 1, 1), months)));

        Assert.Equal((new DateOnly(2021, 7, 1), 51.0, 21.0), (shift.Date, shift.Before, shift.After));
    }

    [Fact]
    public void What_is_too_short_has_none() => Assert.Empty(LevelShifts.Of(Histories.Week(60)));
}
