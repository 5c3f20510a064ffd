using SalesWeb.Forecasting;
using SalesWeb.Series;

namespace SalesWeb.Tests.Forecasting;

public class VerdictTests
{
    [Theory]
    [InlineData(7, 0.234, "Off by 12.3 % of sales, 23 % better than last week's number.", true)]
    [InlineData(12, 0.234, "Off by 12.3 % of sales, 23 % better than last year's number.", true)]
    [InlineData(1, 0.234, "Off by 12.3 % of sales, 23 % better than the last known number.", true)]
    [InlineData(7, 0.003, "Off by 12.3 % of sales: no better than last week's number.", false)]
    [InlineData(7, -0.003, "Off by 12.3 % of sales: no better than last week's number.", false)]
    [InlineData(7, -0.6, "Off by 12.3 % of sales: no better than last week's number, but 60 % worse.", false)]
    public void Skill_is_said_in_words_against_the_number_it_was_measured_by(double season, double skill, string text, bool isBetter)
    {
        var verdict = Verdict.Of(new Dictionary<string, double> { ["wape"] = 0.123, ["skill"] = skill, ["season"] = season }, Frequency.Daily);

        Assert.Equal(new Verdict(text, isBetter), verdict with { Text = verdict.Text.Replace('\u00A0', ' ') });
    }

    [Fact]
    public void Where_nothing_was_sold_nobody_can_say()
    {
        var verdict = Verdict.Of(new Dictionary<string, double> { ["mae"] = 1 }, Frequency.Weekly);

        Assert.Contains("weeks kept back", verdict.Text, StringComparison.Ordinal);
        Assert.False(verdict.IsBetter);
    }

    [Fact]
    public void What_was_checked_on_windows_says_how_many()
    {
        var metrics = new Dictionary<string, double> { ["wape"] = 0.169, ["skill"] = 0.34 };

        Assert.Equal("Off by 16.9 % of sales over 10 windows, 34 % better than last week's number.", Verdict.Of(metrics, Frequency.Daily, windows: 10).Text.Replace('\u00A0', ' '));
        Assert.Equal("Off by 16.9 % of sales over 1 window, 34 % better than last year's number.", Verdict.Of(metrics, Frequency.Weekly, windows: 1).Text.Replace('\u00A0', ' '));
        Assert.Contains("in the windows it was checked on", Verdict.Of(new Dictionary<string, double>(), Frequency.Daily, windows: 10).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_yardstick_without_error_cannot_be_beaten()
    {
        var verdict = Verdict.Of(new Dictionary<string, double> { ["wape"] = 0.1, ["season"] = 7 }, Frequency.Daily);

        Assert.Equal("Off by 10.0 % of sales; last week's number was exactly right.", verdict.Text);
    }

    [Theory]
    [InlineData(0.50, 0.10, false, "")]
    [InlineData(0.51, 0.00, true, "The typical error is more than half of the sales")]
    [InlineData(0.20, 0.11, true, "Totals were 11 % too high on average.")]
    [InlineData(0.20, -0.66, true, "Totals were 66 % too low on average.")]
    public void A_large_error_or_bias_is_poor_and_named(double wape, double bias, bool isPoor, string text)
    {
        var metrics = new Dictionary<string, double> { ["wape"] = wape, ["skill"] = 0.3, ["bias_share"] = bias };
        var inUnits = new Dictionary<string, double> { ["wape"] = wape, ["skill"] = 0.3, ["mae"] = 10 * wape, ["bias"] = 10 * bias };

        foreach (var verdict in new[] { Verdict.Of(metrics, Frequency.Daily, windows: 10), Verdict.Of(inUnits, Frequency.Daily) })
        {
            Assert.Equal((true, isPoor), (verdict.IsBetter, verdict.IsPoor));
            Assert.Contains(text, verdict.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        }
    }
}
