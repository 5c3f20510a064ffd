using SalesWeb.Pages.Overview;
using SalesWeb.Series;
using SalesWeb.Training.Forecasts;

namespace SalesWeb.Tests.Pages.Overview;

public sealed class OutlookTests
{
    [Theory]
    [InlineData(150, 0.5)]
    [InlineData(60, 0.5)]
    [InlineData(59, null)]
    public void A_forecast_longer_than_what_is_drawn_is_still_compared_with_as_long_a_past(int known, double? change)
    {
        var outlook = Outlook.Of(Forecast(known, coming: 60));

        Assert.Equal(change, outlook.Change);
        Assert.Equal(56, outlook.Past.Count);
    }

    [Fact]
    public void Each_coming_day_has_the_same_weekday_of_last_year_beside_it()
    {
        var known = Outlook.Of(Forecast(known: 366, coming: 4));

        Assert.Equal([2.0, 2.0, 2.0, 2.0], known.LastYear);
        Assert.Equal([null, null, 2.0, 2.0], Outlook.Of(Forecast(known: 362, coming: 4)).LastYear);
    }

    /// <summary>After sales of 2 a day, 3 a day.</summary>
    private static CategoryForecast Forecast(int known, int coming) => new()
    {
        Dataset = "shop",
        Category = "Bread",
        Key = new SeriesKey("Bread"),
        Model = "CNNLSTM",
        RunId = 1,
        MaxHorizon = coming,
        History = new SalesSeries("Bread", Frequency.Daily, new DateOnly(2024, 1, 1), [.. Enumerable.Repeat(2.0, known)]),
        Points = [.. Enumerable.Range(1, coming).Select(step => new ForecastPoint { Step = step, Expected = 3, Value = 3, Lo80 = 2, Hi80 = 4 })],
        Metrics = new Dictionary<string, double>(),
        IsBetterThanNaive = true,
        Verdict = "",
    };
}
