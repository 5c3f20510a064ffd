using SalesWeb.Forecasting;
using SalesWeb.Pages.Predict;
using SalesWeb.Series;

namespace SalesWeb.Tests.Pages;

public class ForecastStoryTests
{
    /// <summary>From Saturday 30 November 2024 on.</summary>
    private static readonly IReadOnlyList<DateOnly> Days = [.. Enumerable.Range(0, 4).Select(day => new DateOnly(2024, 11, 30).AddDays(day))];

    [Fact]
    public void The_three_largest_effects_are_named_against_the_trend()
    {
        var story = Story(
            (ForecastPart.Trend, [100, 100, 200, 200]),
            (ForecastPart.Week, [50, 5, 0, 0]),
            (ForecastPart.Year, [0, 34, 68, 68]),
            (ForecastPart.Promotions, [0, 0, -12, 0]),
            (ForecastPart.Holidays, [0, 0, 0, 2]),
            (ForecastPart.Rest, [900, 900, 900, 900]));

        // The week: 50 of 100 on the Saturday. December: 170 of 500. Promotions: −12 of 200 on their one day.
        Assert.Equal("Saturdays +50 %, December +34 %, promotions −6 %, each against the trend.", story.Sentence.Replace('\u00A0', ' '));
    }

    [Fact]
    public void Where_nothing_stands_out_it_says_so() =>
        Assert.Equal("Nothing stands out against the trend.", Story((ForecastPart.Trend, [100, 100, 100, 100]), (ForecastPart.Week, [0.1, 0, 0, 0])).Sentence);

    [Fact]
    public void A_part_that_is_zero_throughout_is_not_drawn() =>
        Assert.Equal([ForecastPart.Trend], Story((ForecastPart.Trend, [1, 1, 1, 1]), (ForecastPart.Prices, [0, 0, 0, 0])).Parts.Select(part => part.Part));

    private static ForecastStory Story(params (ForecastPart Part, double[] Values)[] parts) =>
        new(new Explanation([.. parts.Select(part => new ExplainedPart(part.Part, [.. part.Values]))]), Days, Frequency.Daily, SalesWeb.Web.SalesNumbers.Of(Measure.Amount, SalesUnits.Unknown));
}
