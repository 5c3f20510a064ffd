namespace SalesWeb.Tests.Holidays;

/// <summary>The sixteen states, each by what it keeps beside the nine days of all.</summary>
public class GermanStatesTests
{
    private const int Year = 2024;

    /// <summary>Easter was on 31 March, so Corpus Christi on 30 May and Whit Sunday on 19 May.</summary>
    [Theory]
    [InlineData("BB", "03-31 05-19 10-31")]
    [InlineData("BE", "03-08")]
    [InlineData("BW", "01-06 05-30 11-01")]
    [InlineData("BY", "01-06 05-30 11-01")]
    [InlineData("HB", "10-31")]
    [InlineData("HE", "05-30")]
    [InlineData("HH", "10-31")]
    [InlineData("MV", "03-08 10-31")]
    [InlineData("NI", "10-31")]
    [InlineData("NW", "05-30 11-01")]
    [InlineData("RP", "05-30 11-01")]
    [InlineData("SH", "10-31")]
    [InlineData("SL", "05-30 08-15 11-01")]
    [InlineData("SN", "10-31 11-20")]
    [InlineData("ST", "01-06 10-31")]
    [InlineData("TH", "09-20 10-31")]
    public void A_state_keeps_its_own_days_too(string state, string own) =>
        Assert.Equal(own.Split(' '), Days.PublicIn($"DE-{state}", Year).Split(' ').Except(Days.PublicIn("DE", Year).Split(' ')));

    [Theory]
    [InlineData("DE-SH", 2016, false)]
    [InlineData("DE-SH", 2017, true)]
    [InlineData("DE-SH", 2018, true)]
    [InlineData("DE-HH", 2016, false)]
    [InlineData("DE-SN", 2016, true)]
    [InlineData("DE-BY", 2016, false)]
    [InlineData("DE-BY", 2017, true)]
    [InlineData("DE-BY", 2018, false)]
    [InlineData("DE", 2017, true)]
    [InlineData("DE", 2018, false)]
    public void Reformation_Day_was_for_all_in_2017_and_stayed_in_the_north(string country, int year, bool isKept) =>
        Assert.Equal(isKept, Days.PublicIn(country, year).Contains("10-31"));

    [Theory]
    [InlineData(2019, "03-08")]
    [InlineData(2020, "03-08 05-08")]
    [InlineData(2025, "03-08 05-08")]
    [InlineData(2028, "03-08 06-17")]
    public void Berlin_has_days_of_its_own(int year, string own) =>
        Assert.Equal(own.Split(' '), Days.PublicIn("DE-BE", year).Split(' ').Except(Days.PublicIn("DE", year).Split(' ')));

    [Theory]
    [InlineData(2018, "DE-BE", "03-08")]
    [InlineData(2022, "DE-MV", "03-08")]
    [InlineData(2018, "DE-TH", "09-20")]
    public void Before_its_law_a_day_is_not_kept(int year, string state, string day) => Assert.DoesNotContain(day, Days.PublicIn(state, year));

    /// <summary>The Wednesday before 23 November, which is 16 to 22 November.</summary>
    [Theory]
    [InlineData(2022, "11-16")]
    [InlineData(2023, "11-22")]
    public void Repentance_is_the_last_Wednesday_before_the_23rd(int year, string day) => Assert.Contains(day, Days.PublicIn("DE-SN", year));
}
